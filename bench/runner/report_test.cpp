#include "report.hpp"

#include <gtest/gtest.h>

namespace {

// Two variants in different units, three rounds a session, and the control's
// second run of the first variant at the end of each round. In the second
// round of the first session the machine was ten times as slow.
bench::measurement recorded() {
  bench::measurement measured;
  measured.variants = {{"thread", "a thread", "us", 1, {}},
                       {"process", "four processes", "ms", 4, {{"mib", 64}}}};
  measured.control = 0;
  measured.sessions = {{{20, 0.2, 20}, {200, 2.2, 220}, {25, 0.3, 24}},
                       {{22, 0.2, 22}, {21, 0.21, 21}, {23, 0.25, 23.1}}};
  measured.facts = {{"compiler", "g++ 12.2.0"},
                    {"flags", "-std=c++20 -O2"},
                    {"library", "Google Benchmark 1.7.1"},
                    {"library_build_type", "debug"}};
  return measured;
}

bench::circumstances around() {
  return {"start_cost",
          "bench/start_cost.cpp",
          "ba78",
          "What does it cost to start?",
          {"AMD EPYC", 2, 23, "Linux 6.18"},
          "2026-11-21T13:00:00Z",
          0.1,
          0.9,
          0.25,
          1.0 / 3,
          1};
}

// Medians and intervals as scipy.stats.bootstrap finds them: numpy.median,
// method='percentile', n_resamples=200000, SciPy 1.17.1.
const char* const expected = R"json({
 "schema": 1,
 "suite": "start_cost",
 "source": "bench/start_cost.cpp",
 "sha256": "ba78",
 "title": "What does it cost to start?",
 "machine": {
  "cpu": "AMD EPYC",
  "cores": 2,
  "memory_gib": 23,
  "kernel": "Linux 6.18",
  "compiler": "g++ 12.2.0",
  "flags": "-std=c++20 -O2",
  "library": "Google Benchmark 1.7.1 (the library is a debug build, the suite is not)"
 },
 "measured": {
  "date": "2026-11-21T13:00:00Z",
  "load_before": 0.1,
  "load_after": 0.9,
  "steal_percent": 0.25,
  "others_percent": 0.333333
 },
 "rounds": 3,
 "seed": 1,
 "variants": [
  {
   "name": "thread",
   "label": "a thread",
   "unit": "us",
   "oversubscribed": false,
   "counters": {},
   "median": 22.5,
   "low": 20.5,
   "high": 112.5,
   "sessions": [
    {
     "times": [
      20.0,
      200.0,
      25.0
     ],
     "median": 25.0,
     "low": 20.0,
     "high": 200.0
    },
    {
     "times": [
      22.0,
      21.0,
      23.0
     ],
     "median": 22.0,
     "low": 21.0,
     "high": 23.0
    }
   ]
  },
  {
   "name": "process",
   "label": "four processes",
   "unit": "ms",
   "oversubscribed": true,
   "counters": {
    "mib": 64.0
   },
   "median": 0.23,
   "low": 0.2,
   "high": 1.25,
   "sessions": [
    {
     "times": [
      0.2,
      2.2,
      0.3
     ],
     "median": 0.3,
     "low": 0.2,
     "high": 2.2
    },
    {
     "times": [
      0.2,
      0.21,
      0.25
     ],
     "median": 0.21,
     "low": 0.2,
     "high": 0.25
    }
   ]
  }
 ],
 "ratios": [
  {
   "numerator": "thread",
   "denominator": "process",
   "median": 0.096,
   "low": 0.0871212,
   "high": 0.105,
   "sessions": [
    {
     "median": 0.0909091,
     "low": 0.0833333,
     "high": 0.1
    },
    {
     "median": 0.1,
     "low": 0.092,
     "high": 0.11
    }
   ]
  },
  {
   "numerator": "process",
   "denominator": "thread",
   "median": 10.4348,
   "low": 9.54545,
   "high": 11.5,
   "sessions": [
    {
     "median": 11.0,
     "low": 10.0,
     "high": 12.0
    },
    {
     "median": 10.0,
     "low": 9.09091,
     "high": 10.8696
    }
   ]
  }
 ],
 "noise": {
  "variant": "thread",
  "median": 1.0,
  "low": 0.98,
  "high": 1.05217,
  "sessions": [
   {
    "median": 1.0,
    "low": 0.96,
    "high": 1.1
   },
   {
    "median": 1.0,
    "low": 1.0,
    "high": 1.00435
   }
  ]
 }
})json";

TEST(Report, IsTheSameBytesForTheSameMeasurements) {
  EXPECT_EQ(bench::report(recorded(), around()).dump(1), expected);
}

TEST(Report, TakesRatiosWithinARound) {
  // The slow round moves the median of neither side but it would move the
  // ratio of two means: 10 ms / 10 us in every round is 1,000 in all.
  bench::measurement measured = recorded();
  measured.sessions = {{{10, 10, 10}, {90, 90, 90}, {20, 20, 20}},
                       {{10, 10, 10}, {70, 70, 70}, {30, 30, 30}}};
  const auto ratio = bench::report(measured, around())["ratios"][1];
  EXPECT_EQ(ratio["numerator"], "process");
  EXPECT_EQ(ratio["denominator"], "thread");
  EXPECT_EQ(ratio["low"], 1000);
  EXPECT_EQ(ratio["high"], 1000);
}

TEST(Report, CallsMoreRunnableThreadsThanCoresOversubscribed) {
  bench::circumstances machine = around();
  const auto oversubscribed = [&](unsigned cores) {
    machine.where.cores = cores;
    return bench::report(recorded(), machine)["variants"][1]["oversubscribed"];
  };
  EXPECT_TRUE(oversubscribed(3));
  EXPECT_FALSE(oversubscribed(4));
}

TEST(Report, SaysInWordsWhichLibraryIsADebugBuild) {
  bench::measurement measured = recorded();
  measured.facts["library_build_type"] = "release";
  EXPECT_EQ(bench::report(measured, around())["machine"]["library"],
            "Google Benchmark 1.7.1");
}

TEST(Report, HasEveryOrderedPairOnce) {
  bench::measurement measured = recorded();
  measured.variants.push_back(measured.variants[0]);
  for (auto& session : measured.sessions) {
    for (auto& round : session) round.push_back(round.back());
  }
  EXPECT_EQ(bench::report(measured, around())["ratios"].size(), 6);
}

}  // namespace
