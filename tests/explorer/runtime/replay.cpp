#include <new>

#include "given_decisions.hpp"

namespace explorer {
namespace {

/// Follows a list of decisions; what the list leaves out goes the usual way.
class replay final : public strategy {
public:
  explicit replay(const shared_area& area) : given_(area) {}

  thread* pick(const choice_point& point) override {
    if (given_.due(point.index)) return given_.next_thread(point);
    return const_cast<thread*>(point.preferred);
  }

  std::uint32_t choose(std::uint64_t index, std::uint32_t count,
                       bool) override {
    return given_.due(index) ? given_.next_alternative(count) : 0;
  }

  void yielded(const thread&) override {}
  void executed(const thread&) override {}

private:
  given_decisions given_;
};

}  // namespace

strategy& make_replay(const shared_area& area) {
  return *new (common::allocate(sizeof(replay))) replay(area);
}

}  // namespace explorer
