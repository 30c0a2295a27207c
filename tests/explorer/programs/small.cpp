// Each argument is a thread, each letter of it an operation. At the end, what
// the variables hold and what the threads saw.
#include <semaphore.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

int x = 0;
int y = 0;
std::atomic<int> a = 0;
std::atomic<int> b = 0;
std::mutex m;
std::mutex n;
std::condition_variable changed;
bool ready = false;
std::atomic<int> flag = 0;
sem_t places;

void note(std::string& seen, int value) {
  seen += static_cast<char>('0' + value);
}

void add_weakly() {
  int known = a;
  while (!a.compare_exchange_weak(known, known + 1)) {
  }
}

void wait_until_ready() {
  std::unique_lock lock(m);
  changed.wait(lock, [] { return ready; });
}

void make_ready() {
  const std::lock_guard lock(m);
  ready = true;
}

void try_to_lock(std::string& seen) {
  const bool locked = m.try_lock();
  note(seen, locked ? 1 : 0);
  if (locked) m.unlock();
}

void wait_a_while(std::string& seen) {
  std::unique_lock lock(m);
  note(seen,
       changed.wait_for(lock, std::chrono::seconds(1), [] { return ready; }));
}

void perform(char operation, std::string& seen) {
  switch (operation) {
    // clang-format off
    case 'x': ++x; break;
    case 'y': ++y; break;
    case 'X': note(seen, x); break;
    case 'Y': note(seen, y); break;
    case 'a': ++a; break;
    case 'b': ++b; break;
    case 'A': note(seen, a); break;
    case 'B': note(seen, b); break;
    case '1': a = 1; break;
    case '2': a = 2; break;
    case 'c': add_weakly(); break;
    case '(': m.lock(); break;
    case ')': m.unlock(); break;
    case '[': n.lock(); break;
    case ']': n.unlock(); break;
    case 't': try_to_lock(seen); break;
    case 'w': wait_until_ready(); break;
    case 'h': wait_a_while(seen); break;
    case 'r': make_ready(); break;
    case 'o': changed.notify_one(); break;
    case 'O': changed.notify_all(); break;
    case '-': sem_wait(&places); break;
    case '+': sem_post(&places); break;
    case 'f': flag.wait(0); break;
    case 'F': flag = 1; flag.notify_all(); break;
    case 's': while (flag == 0) {} break;
    case 'S': flag = 1; break;
    case 'z': std::this_thread::sleep_for(std::chrono::seconds(1)); break;
    case 'Z': std::this_thread::sleep_for(std::chrono::seconds(2)); break;
    case 'p': std::putchar('p'); break;
    case 'q': std::putchar('q'); break;
    case '!': _exit(3);
      // clang-format on
  }
}

int main(int count, char** arguments) {
  sem_init(&places, 0, 0);
  std::array<std::string, 3> seen;
  std::vector<std::thread> threads;
  for (int i = 1; i < count; ++i) {
    threads.emplace_back([&own = seen[i - 1], text = arguments[i]] {
      for (const char* operation = text; *operation != 0; ++operation) {
        perform(*operation, own);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::printf(" x%d y%d a%d b%d", x, y, a.load(), b.load());
  for (const std::string& one : seen) std::printf(" %s", one.c_str());
  std::puts("");
}
