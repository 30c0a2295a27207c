/// How long does a fixed piece of computing take when it is cut into parts?
/// The work is to count the primes among numbers just above a million, found
/// by dividing; the parts share nothing but the sum. NUMBERS sets how many are
/// tried, PARTS one more number of parts:
/// `NUMBERS=1000000 PARTS=8 build/suites/cpu_bound`.

#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/process.hpp>
#include <course/shared_counter.hpp>
#include <course/task.hpp>
#include <cstdint>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "suite.hpp"

namespace {

using bench::variant;
using benchmark::State;

struct range {
  unsigned first;
  unsigned end;
};

constexpr unsigned start = 1'000'001;

bool is_prime(unsigned number) {
  for (unsigned divisor = 2; divisor * divisor <= number; ++divisor) {
    if (number % divisor == 0) return false;
  }
  return true;
}

long count_primes(range numbers) {
  long count = 0;
  for (unsigned number = numbers.first; number < numbers.end; ++number) {
    if (is_prime(number)) ++count;
  }
  return count;
}

// The numbers to try, cut into parts of nearly equal size.
std::vector<range> cut(range whole, unsigned part_count) {
  std::vector<range> parts;
  const auto border = [=](std::uint64_t part) {
    const std::uint64_t size = whole.end - whole.first;
    return whole.first + static_cast<unsigned>(size * part / part_count);
  };
  for (unsigned part = 0; part < part_count; ++part) {
    parts.push_back({border(part), border(part + 1)});
  }
  return parts;
}

long in_sequence(range whole) {
  return count_primes(whole);
}

long in_threads(range whole, unsigned count) {
  std::vector<long> found(count);
  {
    std::vector<std::jthread> threads;
    for (const range part : cut(whole, count)) {
      long& mine = found[threads.size()];
      threads.emplace_back([part, &mine] { mine = count_primes(part); });
    }
  }
  long sum = 0;
  for (const long each : found) sum += each;
  return sum;
}

long in_processes(range whole, unsigned count) {
  course::shared_counter found;
  {
    std::vector<course::process> processes;
    for (const range part : cut(whole, count)) {
      processes.emplace_back([=, &found] { found.add(count_primes(part)); });
    }
  }
  return found.value();
}

// Polite: it lets the others run after every tenth of its part.
course::task<long> count_and_yield(range part) {
  long count = 0;
  for (const range slice : cut(part, 10)) {
    count += count_primes(slice);
    co_await course::yield();
  }
  co_return count;
}

course::task<long> gather_parts(range whole, unsigned part_count) {
  std::vector<course::task<long>> tasks;
  for (const range part : cut(whole, part_count)) {
    tasks.push_back(count_and_yield(part));
  }
  long sum = 0;
  for (const long each : co_await course::gather(std::move(tasks))) sum += each;
  co_return sum;
}

long in_coroutines(range whole, unsigned count) {
  return course::run(gather_parts(whole, count));
}

// Times a way of counting; a wrong count is no time at all.
auto timed(range whole, unsigned count, long (*way)(range, unsigned)) {
  return [=](State& state) {
    const long expected = count_primes(whole);
    for (auto _ : state) {
      // The compiler must not know that the numbers are the same each time: it
      // would count once and keep the result.
      range numbers = whole;
      benchmark::DoNotOptimize(numbers);
      if (way(numbers, count) != expected) {
        state.SkipWithError("counted wrongly");
        return;
      }
    }
  };
}

}  // namespace

int main(int argc, char** argv) {
  const range whole{start, start + bench::setting("NUMBERS", 100'000)};
  const auto add = [=](const std::string& name, const std::string& label,
                       unsigned parts, unsigned runnable, auto way) {
    variant(name, label, [=](State& state) {
      timed(whole, parts, way)(state);
      bench::set_runnable(state, runnable);
    })->Unit(benchmark::kMillisecond);
  };
  add("sequential", "one after the other", 1, 1,
      [](range all, unsigned) { return in_sequence(all); });
  const unsigned more = bench::setting("PARTS", 4, 1);
  for (const unsigned count : std::set<unsigned>{1, 2, 4, more}) {
    const std::string number = std::to_string(count);
    add("threads-" + number, number + (count == 1 ? " thread" : " threads"),
        count, count, in_threads);
  }
  for (const unsigned count : std::set<unsigned>{2, 4, more}) {
    const std::string number = std::to_string(count);
    add("processes-" + number,
        number + (count == 1 ? " process" : " processes"), count, count,
        in_processes);
  }
  add("coroutines-4", "4 coroutines on one thread", 4, 1, in_coroutines);
  bench::set_control("threads-2");
  return bench::run_suite(argc, argv);
}
