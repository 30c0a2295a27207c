// Wrong on purpose: a child dies with an ordinary shared mutex locked,
// and nobody is told. The parent waits until its own alarm ends it.

#include <pthread.h>
#include <unistd.h>

#include <course/process.hpp>
#include <course/shared.hpp>
#include <iostream>

void make_shared(pthread_mutex_t& mutex) {
  pthread_mutexattr_t attributes;
  pthread_mutexattr_init(&attributes);
  pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
  pthread_mutex_init(&mutex, &attributes);
  pthread_mutexattr_destroy(&attributes);
}

int main() {
  course::shared<pthread_mutex_t> mutex;
  make_shared(*mutex);

  course::process([&] { pthread_mutex_lock(&*mutex); }).join();
  std::cout << "the child has ended\n";

  alarm(1);  // Or it would wait for ever.
  pthread_mutex_lock(&*mutex);
  std::cout << "the parent has the lock\n";
}

// Output:
//   the child has ended
// Ends: signal SIGALRM
