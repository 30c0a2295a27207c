#ifndef COURSE_VERIFY_MESSAGE_PARTS_HPP
#define COURSE_VERIFY_MESSAGE_PARTS_HPP

#include <chrono>
#include <string>
#include <string_view>

/// What messages have in common: how a subject, a number, a time is written.
namespace verify::messages {

/// A subject stands in single quotes.
std::string in_quotes(std::string_view subject);

std::string at_line(int line);

/// "1.5 s".
std::string seconds(std::chrono::milliseconds time);

/// "1,000".
std::string grouped(long number);

/// "0 %", "12 %"; never rounded to certainty.
std::string percent(double chance);

/// "1 process", "2 processes".
std::string count_of(int count, const std::string& one);

}  // namespace verify::messages

#endif
