// The matcher held against the definition itself, on small random cases.

#include <algorithm>
#include <random>
#include <set>

#include "match.hpp"
#include "source.hpp"
#include "test_support.hpp"

namespace verify {
namespace {

using output_lines = std::vector<std::string>;

/// Every output that the strands allow, written out one by one. Their lines
/// are literal.
void interleave(const std::vector<strand>& strands,
                std::vector<std::size_t> done, output_lines so_far,
                std::set<output_lines>& all) {
  const auto left = [&](std::size_t i) {
    return done[i] < strands[i].lines.size();
  };
  // A contiguous strand that has begun goes on.
  for (std::size_t i = 0; i < strands.size(); ++i)
    if (strands[i].together && done[i] > 0 && left(i)) {
      so_far.push_back(strands[i].lines[done[i]++].pattern.shown());
      return interleave(strands, done, so_far, all);
    }
  bool finished = true;
  for (std::size_t i = 0; i < strands.size(); ++i) {
    if (!left(i)) continue;
    finished = false;
    std::vector<std::size_t> next_done = done;
    output_lines next = so_far;
    next.push_back(strands[i].lines[next_done[i]++].pattern.shown());
    interleave(strands, next_done, next, all);
  }
  if (finished) all.insert(so_far);
}

std::set<output_lines> allowed(const body& one) {
  std::set<output_lines> all{{}};
  for (const stage& each : one.stages) {
    std::set<output_lines> of_stage;
    interleave(each.strands, std::vector<std::size_t>(each.strands.size()), {},
               of_stage);
    std::set<output_lines> longer;
    for (const output_lines& before : all)
      for (const output_lines& after : of_stage) {
        output_lines both = before;
        both.insert(both.end(), after.begin(), after.end());
        longer.insert(both);
      }
    all = std::move(longer);
  }
  return all;
}

std::string join_lines(const output_lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

/// A body of one or two stages with up to three strands of up to three lines,
/// from an alphabet so small that strands are often alike.
std::string random_contract(std::mt19937& random) {
  const auto up_to = [&](unsigned most) { return 1 + random() % most; };
  std::string text;
  for (unsigned stages = up_to(2), s = 0; s < stages; ++s) {
    if (s > 0) text += "// ---\n";
    for (unsigned strands = up_to(3), i = 0; i < strands; ++i) {
      const bool together = strands > 1 && random() % 3 == 0;
      if (together)
        text += "// | together\n";
      else if (i > 0)
        text += "// |\n";
      for (unsigned lines = up_to(3), j = 0; j < lines; ++j)
        text += std::string("//   ") + "abc"[random() % 3] + "\n";
    }
  }
  return text;
}

TEST(MatchExhaustive, AcceptsExactlyWhatTheContractAllows) {
  std::mt19937 random(1);
  int accepted = 0;
  int refused = 0;
  for (int round = 0; round < 150; ++round) {
    const std::string contract = random_contract(random);
    const body expected = body_of(contract);
    const std::set<output_lines> good = allowed(expected);
    for (const output_lines& output : good) {
      const match_result result = match(expected, join_lines(output));
      ASSERT_TRUE(std::holds_alternative<matched>(result))
          << contract << "prints\n"
          << join_lines(output);
      ++accepted;
    }
    // Any other order of the same lines, and some with one line changed.
    for (int attempt = 0; attempt < 20; ++attempt) {
      output_lines output = *good.begin();
      std::ranges::shuffle(output, random);
      if (attempt % 4 == 0)
        output[random() % output.size()] = "abc"[random() % 3];
      const match_result result = match(expected, join_lines(output));
      ASSERT_EQ(std::holds_alternative<matched>(result), good.contains(output))
          << contract << "prints\n"
          << join_lines(output);
      refused += !good.contains(output);
    }
  }
  // Neither side of the comparison may have been empty.
  EXPECT_GT(accepted, 1000);
  EXPECT_GT(refused, 1000);
}

TEST(MatchExhaustive, FindsTheFirstDifference) {
  std::mt19937 random(2);
  int compared = 0;
  for (int round = 0; round < 100; ++round) {
    const body expected = body_of(random_contract(random));
    const std::set<output_lines> good = allowed(expected);
    output_lines output = *good.begin();
    std::ranges::shuffle(output, random);
    if (good.contains(output)) continue;
    // How many lines some allowed output has in common with this one.
    std::size_t longest = 0;
    for (const output_lines& other : good) {
      const auto end = std::ranges::mismatch(output, other);
      longest =
          std::max(longest, static_cast<std::size_t>(end.in1 - output.begin()));
    }
    const match_result result = match(expected, join_lines(output));
    ASSERT_EQ(std::get<mismatch>(result).output_line, longest + 1);
    ++compared;
  }
  EXPECT_GT(compared, 30);
}

}  // namespace
}  // namespace verify
