// What the explorer costs, and what it saves. Run it by hand, on a machine that
// has nothing else to do.
#include "questions.hpp"

int main() {
  using namespace explorer::bench;
  bool good = schedule_beside_a_fork();
  good &= ten_seconds_of_sleeping();
  good &= access_to_memory();
  good &= first_bug();
  return good ? 0 : 1;
}
