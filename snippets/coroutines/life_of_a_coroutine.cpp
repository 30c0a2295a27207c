// Every hook that the compiler calls prints its name. Notice how much
// happens before the first and after the last line of the body.

#include <coroutine>
#include <iostream>

void say(const char* what) { std::cout << what << '\n'; }

struct parameter {
  parameter() { say("parameter made by the caller"); }
  parameter(parameter&&) noexcept { say("parameter into the frame"); }
  ~parameter() { say("parameter destroyed"); }
};

struct local {
  local() { say("  local made"); }
  ~local() { say("  local destroyed"); }
};

struct life {
  struct promise_type {
    promise_type() { say("promise made"); }
    ~promise_type() { say("promise destroyed"); }

    life get_return_object() {
      say("get_return_object");
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() {
      say("initial_suspend");
      return {};
    }
    void return_void() { say("  return_void"); }
    void unhandled_exception() { throw; }
    std::suspend_always final_suspend() noexcept {
      say("final_suspend");
      return {};
    }
  };

  std::coroutine_handle<promise_type> frame;
};

life coroutine(parameter) {
  say("  body begins");
  const local variable;
  co_await std::suspend_always();
  say("  body goes on");
}

int main() {
  const life one = coroutine(parameter());
  say("main: resume");
  one.frame.resume();
  say("main: resume");
  one.frame.resume();
  say("main: destroy");
  one.frame.destroy();
}

// Output:
//   parameter made by the caller
//   parameter into the frame
//   promise made
//   get_return_object
//   initial_suspend
//   parameter destroyed
//   main: resume
//     body begins
//     local made
//   main: resume
//     body goes on
//     local destroyed
//     return_void
//   final_suspend
//   main: destroy
//   promise destroyed
//   parameter destroyed
