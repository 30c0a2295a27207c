// What several processes do together; the argument says which.
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <mutex>
#include <new>
#include <string>
#include <thread>
#include <utility>

template <typename T>
T& shared() {
  return *new (mmap(nullptr, sizeof(T), PROT_READ | PROT_WRITE,
                    MAP_SHARED | MAP_ANONYMOUS, -1, 0)) T;
}

pid_t start(const std::function<int()>& job) {
  const pid_t child = fork();
  if (child != 0) return child;
  const int code = job();
  std::fflush(nullptr);
  _exit(code);
}

void wait_for_all() {
  while (wait(nullptr) > 0) {
  }
}

void make(pthread_mutex_t& mutex, bool robust = false) {
  pthread_mutexattr_t attributes;
  pthread_mutexattr_init(&attributes);
  pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
  if (robust) pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
  pthread_mutex_init(&mutex, &attributes);
}

void own_memory() {
  int counter = 0;
  start([&] { return ++counter; });
  int status = 0;
  wait(&status);
  std::printf("child %d, parent %d\n", WEXITSTATUS(status), counter);
}

std::string words(int status) {
  return WIFSIGNALED(status) ? "signal " + std::to_string(WTERMSIG(status))
                             : "exit " + std::to_string(WEXITSTATUS(status));
}

void endings() {
  const std::function<int()> ways[] = {
      [] { return 7; }, []() -> int { std::exit(3); },
      []() -> int { std::abort(); }, [] { return raise(SIGTERM); },
      [] { return *(volatile int*)nullptr; }};
  for (const auto& way : ways) {
    int status = 0;
    const pid_t child = start(way);
    if (waitpid(child, &status, 0) != child) std::puts("another child");
    std::puts(words(status).c_str());
  }
}

void order_of_ends() {
  for (int i = 1; i <= 2; ++i) start([i] { return i; });
  int first = 0;
  int second = 0;
  wait(&first);
  wait(&second);
  std::printf("%d %d\n", WEXITSTATUS(first), WEXITSTATUS(second));
}

void numbers() {
  const pid_t parent = getpid();
  std::printf("parent %d\n", parent);
  const pid_t child = start([=] {
    std::printf("child %d of %d\n", getpid(), getppid());
    start([] {
      std::printf("grandchild %d\n", getpid());
      return 0;
    });
    wait_for_all();
    return getppid() == parent ? 0 : 1;
  });
  int status = 0;
  waitpid(child, &status, 0);
  std::printf("%d: %s\n", child, words(status).c_str());
}

void orphan() {
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  const pid_t adopter = getpid();
  start([=] {
    start([=] {
      while (getppid() != adopter) std::this_thread::yield();
      std::puts("adopted");
      return 0;
    });
    return 0;
  });
  wait_for_all();
}

struct two_locks {
  pthread_mutex_t one;
  pthread_mutex_t other;
};

void opposite_locks() {
  two_locks& locks = shared<two_locks>();
  make(locks.one);
  make(locks.other);
  start([&] {
    pthread_mutex_lock(&locks.one);
    pthread_mutex_lock(&locks.other);
    pthread_mutex_unlock(&locks.other);
    pthread_mutex_unlock(&locks.one);
    return 0;
  });
  pthread_mutex_lock(&locks.other);
  pthread_mutex_lock(&locks.one);
  pthread_mutex_unlock(&locks.one);
  pthread_mutex_unlock(&locks.other);
  wait_for_all();
}

void left_locked() {
  auto& mutex = shared<pthread_mutex_t>();
  make(mutex);
  start([&] { return pthread_mutex_lock(&mutex); });
  wait_for_all();
  pthread_mutex_lock(&mutex);
}

void robust() {
  auto& mutex = shared<pthread_mutex_t>();
  make(mutex, true);
  start([&] { return pthread_mutex_lock(&mutex); });
  wait_for_all();
  const int first = pthread_mutex_lock(&mutex);
  std::printf("%s", first == EOWNERDEAD ? "owner died" : "?");
  pthread_mutex_consistent(&mutex);
  pthread_mutex_unlock(&mutex);
  std::printf(", then %d", pthread_mutex_lock(&mutex));
  pthread_mutex_unlock(&mutex);
  std::fflush(stdout);
  start([&] { return pthread_mutex_lock(&mutex) * 0; });
  wait_for_all();
  pthread_mutex_lock(&mutex);
  pthread_mutex_unlock(&mutex);
  const int last = pthread_mutex_lock(&mutex);
  std::printf(", %s\n", last == ENOTRECOVERABLE ? "useless" : "?");
}

struct mailbox {
  pthread_mutex_t mutex;
  pthread_cond_t filled;
  int letters = 0;
};

void condition() {
  auto& box = shared<mailbox>();
  make(box.mutex);
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
  pthread_condattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
  pthread_cond_init(&box.filled, &attributes);
  start([&] {
    pthread_mutex_lock(&box.mutex);
    while (box.letters == 0) pthread_cond_wait(&box.filled, &box.mutex);
    std::printf("%d letters\n", box.letters);
    pthread_mutex_unlock(&box.mutex);
    return 0;
  });
  pthread_mutex_lock(&box.mutex);
  box.letters = 3;
  pthread_cond_signal(&box.filled);
  pthread_mutex_unlock(&box.mutex);
  wait_for_all();
}

void semaphore() {
  auto& ready = shared<sem_t>();
  sem_init(&ready, 1, 0);
  start([&] {
    sem_wait(&ready);
    std::puts("ready");
    return 0;
  });
  std::puts("posting");
  sem_post(&ready);
  wait_for_all();
}

// std::atomic wakes the threads of its own process only.
void atomic_wait() {
  auto& ready = shared<std::atomic<int>>();
  start([&] {
    ready.wait(0);
    return 0;
  });
  ready = 1;
  ready.notify_all();
  wait_for_all();
}

void pipe_to_end() {
  int ends[2];
  if (pipe(ends) != 0) return;
  for (const char* word : {"one", "two"}) {
    start([=] { return write(ends[1], word, 3) == 3 ? 0 : 1; });
  }
  close(ends[1]);
  char text[3];
  std::string all;
  while (read(ends[0], text, 3) == 3) all += std::string(text, 3) + ' ';
  std::printf("%s\n", all.c_str());
  wait_for_all();
}

void full_pipe() {
  int ends[2];
  if (pipe(ends) != 0) return;
  start([=] {
    const std::string much(200'000, 'x');
    const ssize_t sent = write(ends[1], much.data(), much.size());
    return sent == static_cast<ssize_t>(much.size()) ? 0 : 1;
  });
  close(ends[1]);
  static char some[10'000];
  ssize_t sum = 0;
  while (const ssize_t got = read(ends[0], some, sizeof some)) sum += got;
  int status = 0;
  wait(&status);
  std::printf("%zd, %s\n", sum, words(status).c_str());
}

void no_reader() {
  int ends[2];
  if (pipe(ends) != 0) return;
  close(ends[0]);
  start([=] { return write(ends[1], "x", 1) == 1 ? 0 : 1; });
  int status = 0;
  wait(&status);
  std::puts(words(status).c_str());
}

void end_left_open() {
  int ends[2];
  if (pipe(ends) != 0) return;
  start([=] {
    char letter = 0;
    while (read(ends[0], &letter, 1) == 1) {
    }
    return 0;
  });
  close(ends[1]);
  wait_for_all();
}

void pair_of_sockets() {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) return;
  start([=] {
    char text[5] = {};
    if (recv(ends[1], text, 4, 0) != 4) return 1;
    return send(ends[1], "pong", 4, MSG_NOSIGNAL) == 4 ? 0 : 1;
  });
  char text[5] = {};
  if (send(ends[0], "ping", 4, MSG_NOSIGNAL) != 4) return;
  if (read(ends[0], text, 4) == 4) std::puts(text);
  wait_for_all();
}

void killed() {
  int ends[2];
  if (pipe(ends) != 0) return;
  const pid_t child = start([=] {
    char letter = 0;
    return static_cast<int>(read(ends[0], &letter, 1));
  });
  kill(child, SIGKILL);
  int status = 0;
  wait(&status);
  std::puts(words(status).c_str());
}

// What the dead one left behind shows how far it came.
void killed_halfway() {
  struct steps {
    int first = 0;
    int second = 0;
  };
  auto& done = shared<steps>();
  const pid_t child = start([&] {
    done.first = 1;
    done.second = 1;
    return 0;
  });
  kill(child, SIGKILL);
  wait_for_all();
  std::printf("%d %d\n", done.first, done.second);
}

void threads_below() {
  auto& sum = shared<std::atomic<int>>();
  start([&] {
    std::thread one([&] { ++sum; });
    std::thread other([&] { sum += 2; });
    one.join();
    other.join();
    return 0;
  });
  std::thread mine([&] { sum += 4; });
  mine.join();
  wait_for_all();
  std::printf("%d\n", sum.load());
}

// Whoever waits for ever is ended by an alarm of its own.
void alarms() {
  auto& mutex = shared<pthread_mutex_t>();
  make(mutex);
  pthread_mutex_lock(&mutex);
  start([&] {
    alarm(1);
    return pthread_mutex_lock(&mutex);
  });
  start([] {
    alarm(2);
    std::printf("%u s\n", alarm(0));
    return 0;
  });
  int first = 0;
  int second = 0;
  wait(&first);
  wait(&second);
  if (WIFSIGNALED(second)) std::swap(first, second);
  std::printf("%s, %s\n", words(first).c_str(), words(second).c_str());
}

void own_alarm() {
  auto& never = shared<sem_t>();
  sem_init(&never, 1, 0);
  std::puts("waiting");
  alarm(1);
  sem_wait(&never);
  std::puts("late");
}

// Of the creator's threads only the one that forks is in the child, but all
// their locks are.
void lock_of_another_thread() {
  std::mutex mutex;
  mutex.lock();
  std::thread forks([&] {
    start([&] {
      mutex.lock();
      return 0;
    });
    wait_for_all();
  });
  forks.join();
}

void own_lock() {
  std::mutex mutex;
  mutex.lock();
  start([&] {
    mutex.unlock();
    std::puts("unlocked");
    return 0;
  });
  mutex.unlock();
  wait_for_all();
}

void text_before() {
  std::printf("twice ");
  start([] { return 0; });
  wait_for_all();
  std::printf("once\n");
}

int main(int, char** arguments) {
  const std::map<std::string, void (*)()> all{
      {"own_memory", own_memory},
      {"endings", endings},
      {"order_of_ends", order_of_ends},
      {"numbers", numbers},
      {"orphan", orphan},
      {"opposite_locks", opposite_locks},
      {"left_locked", left_locked},
      {"robust", robust},
      {"condition", condition},
      {"semaphore", semaphore},
      {"atomic_wait", atomic_wait},
      {"pipe_to_end", pipe_to_end},
      {"full_pipe", full_pipe},
      {"no_reader", no_reader},
      {"end_left_open", end_left_open},
      {"pair_of_sockets", pair_of_sockets},
      {"killed", killed},
      {"killed_halfway", killed_halfway},
      {"threads_below", threads_below},
      {"alarms", alarms},
      {"own_alarm", own_alarm},
      {"lock_of_another_thread", lock_of_another_thread},
      {"own_lock", own_lock},
      {"text_before", text_before},
  };
  all.at(arguments[1])();
}
