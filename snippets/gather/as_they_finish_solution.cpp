// Each task is awaited by a small one that prints its result. The small
// ones are gathered, so they do this whenever it is their turn.

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

course::task<> print(course::task<std::string> question) {
  const std::string answer = co_await std::move(question);
  std::cout << answer << '\n';
}

course::task<> ask_all() {
  std::vector<course::task<>> questions;
  questions.push_back(print(ask("Ann", 300ms)));
  questions.push_back(print(ask("Bob", 100ms)));
  questions.push_back(print(ask("Cem", 200ms)));
  co_await course::gather(std::move(questions));
}

int main() { course::run(ask_all()); }

// Timed output:
//   [0.1 s] Bob has answered
//   [0.2 s] Cem has answered
//   [0.3 s] Ann has answered
