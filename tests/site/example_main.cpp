// The example in the documentation comment of course::task, which is a whole
// program and so cannot stand among the others.

#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <iostream>

using namespace course;

task<int> answer() { co_return 42; }
task<int> twice() { co_return 2 * co_await answer(); }
int main() { std::cout << run(twice()) << '\n'; }  // 84
