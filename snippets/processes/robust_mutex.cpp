// A child locks a mutex in shared memory and dies. The mutex is robust,
// so the next to lock it is told, and may repair what was left behind.

#include <pthread.h>

#include <cerrno>
#include <course/process.hpp>
#include <course/shared.hpp>
#include <cstring>
#include <iostream>

struct account {
  pthread_mutex_t mutex;  // Guards both balances.
  int yours = 100;
  int mine = 0;
};

void make_robust(pthread_mutex_t& mutex) {
  pthread_mutexattr_t attributes;
  pthread_mutexattr_init(&attributes);
  pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
  pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
  pthread_mutex_init(&mutex, &attributes);
  pthread_mutexattr_destroy(&attributes);
}

int main() {
  course::shared<account> bank;
  make_robust(bank->mutex);

  course::process([&] {
    pthread_mutex_lock(&bank->mutex);
    bank->yours -= 30;  // And dies before it adds them to mine.
  }).join();

  const int error = pthread_mutex_lock(&bank->mutex);
  std::cout << "lock: " << std::strerror(error) << '\n';
  if (error == EOWNERDEAD) {
    bank->mine = 100 - bank->yours;
    pthread_mutex_consistent(&bank->mutex);
  }
  std::cout << "repaired: " << bank->yours << " + " << bank->mine
            << '\n';
  pthread_mutex_unlock(&bank->mutex);

  std::cout << "lock again: "
            << std::strerror(pthread_mutex_lock(&bank->mutex)) << '\n';
  pthread_mutex_unlock(&bank->mutex);
}

// Output:
//   lock: Owner died
//   repaired: 70 + 30
//   lock again: Success
