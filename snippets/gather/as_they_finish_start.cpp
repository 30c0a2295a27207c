// Exercise: nothing is printed before the slowest task is done. Print
// each result as soon as it is there.

#include <chrono>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

course::task<std::string> ask(std::string name,
                              std::chrono::milliseconds delay) {
  co_await course::sleep_for(delay);
  co_return name + " has answered";
}

course::task<> ask_all() {
  std::vector<course::task<std::string>> questions;
  questions.push_back(ask("Ann", 300ms));
  questions.push_back(ask("Bob", 100ms));
  questions.push_back(ask("Cem", 200ms));

  const auto answers = co_await course::gather(std::move(questions));
  for (const auto& answer : answers) std::cout << answer << '\n';
}

int main() { course::run(ask_all()); }

// Timed output:
//   [0.3 s] Ann has answered
//   [0.3 s] Bob has answered
//   [0.3 s] Cem has answered
