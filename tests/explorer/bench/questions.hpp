#ifndef COURSE_EXPLORER_BENCH_QUESTIONS_HPP
#define COURSE_EXPLORER_BENCH_QUESTIONS_HPP

namespace explorer::bench {

// Each prints its answer; false where it is worse than it must be.

/// What a schedule of a tiny program costs, beside what no explorer can avoid:
/// to fork a process that ends at once, and to wait for it.
bool schedule_beside_a_fork();

/// How long it takes to see one schedule of a program that sleeps for ten
/// seconds.
bool ten_seconds_of_sleeping();

/// What an access to memory costs that nobody else touches.
bool access_to_memory();

/// How soon a bug shows: under the explorer, in the program as it is, and under
/// ThreadSanitizer.
bool first_bug();

}  // namespace explorer::bench

#endif
