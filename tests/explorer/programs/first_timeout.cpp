// Who is woken first by the clock: the earlier deadline, in either mode.
#include <chrono>
#include <cstdio>
#include <semaphore>
#include <thread>

using namespace std::chrono_literals;

std::chrono::steady_clock::time_point early_end;
std::chrono::steady_clock::time_point late_end;

int main() {
  const auto begin = std::chrono::steady_clock::now();
  std::thread early([=] {
    std::this_thread::sleep_until(begin + 1s);
    early_end = std::chrono::steady_clock::now();
  });
  std::thread late([=] {
    std::this_thread::sleep_until(begin + 2s);
    late_end = std::chrono::steady_clock::now();
  });
  early.join();
  late.join();
  std::puts(late_end >= early_end + 0s && late_end.time_since_epoch() >= 2s &&
                    early_end.time_since_epoch() >= 1s
                ? "never early"
                : "early");
}
