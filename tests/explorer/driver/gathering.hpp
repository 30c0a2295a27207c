#ifndef COURSE_EXPLORER_GATHERING_HPP
#define COURSE_EXPLORER_GATHERING_HPP

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "exploration.hpp"
#include "missed_bugs.hpp"
#include "options.hpp"

namespace explorer {

/// Takes in what each schedule showed: outcomes, faults, and how much of the
/// program was seen.
class gathering {
public:
  explicit gathering(const options& wanted);

  /// The run that `area` tells of; the seed is what repeats it.
  void note(std::uint64_t seed, const shared_area& area);

  /// Of all schedules together.
  std::uint64_t points() const { return total_points_; }
  std::uint64_t schedules() const { return points_.size(); }
  bool all_reached_the_limit() const { return at_limit_ == points_.size(); }

  /// Writes into the result what all of them showed; nothing stays here.
  void hand_over(exploration& result);

private:
  using outcome_key = std::tuple<std::string, std::string, std::string,
                                 std::vector<std::uint64_t>>;

  void note_outcome(std::uint64_t seed, const shared_area& area);
  void note_faults(std::uint64_t seed, const shared_area& area);

  bool moments_matter_;  ///< Other moments are another outcome.
  bool races_matter_;
  std::uint32_t threads_ = 1;
  std::vector<std::uint64_t> points_;  ///< Of each schedule.
  std::uint64_t total_points_ = 0;
  std::uint64_t at_limit_ = 0;
  std::vector<outcome> outcomes_;
  std::map<outcome_key, std::size_t> known_;
  std::vector<found_fault> faults_;
  missed_chances missed_{1, 1, 1};
};

}  // namespace explorer

#endif
