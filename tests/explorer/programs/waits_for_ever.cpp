// A thread sleeps in std::atomic::wait and nobody wakes it; the argument says
// why.
#include <atomic>
#include <latch>
#include <semaphore>
#include <string>
#include <thread>

std::atomic<int> number = 0;
std::atomic<bool> flag = false;
std::latch two_come(2);
std::counting_semaphore<1> empty(0);

void wait(const std::string& why) {
  if (why == "number_changed" || why == "number_kept") number.wait(0);
  if (why == "flag_changed" || why == "flag_kept") flag.wait(false);
  if (why == "latch") two_come.arrive_and_wait();
  if (why == "semaphore") empty.acquire();
}

int main(int, char** arguments) {
  const std::string why = arguments[1];
  std::thread waits([&] { wait(why); });
  if (why == "number_changed") number = 1;
  if (why == "flag_changed") flag = true;
  waits.join();
}
