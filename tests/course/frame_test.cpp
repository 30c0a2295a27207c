#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <course/file_descriptor.hpp>
#include <course/frame.hpp>
#include <course/process.hpp>
#include <cstddef>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

namespace {

using bytes = std::vector<std::byte>;

bytes some_bytes(std::size_t size) {
  bytes result(size);
  for (std::size_t i = 0; i < size; ++i) result[i] = std::byte(i % 251);
  return result;
}

TEST(Frame, ArrivesWhole) {
  auto [left, right] = course::socket_pair();
  course::send_frame(left.get(), some_bytes(3));
  course::send_frame(left.get(), some_bytes(0));
  EXPECT_EQ(course::receive_frame(right.get()), some_bytes(3));
  EXPECT_EQ(course::receive_frame(right.get()), some_bytes(0));
}

TEST(Frame, ArrivesInPartsAndIsPutTogether) {
  auto ends = course::socket_pair();
  const bytes large = some_bytes(5'000'000);  // More than a socket holds.
  course::process sender([&] { course::send_frame(ends.first.get(), large); });
  EXPECT_EQ(course::receive_frame(ends.second.get()), large);
}

TEST(Frame, IsNothingAtTheEnd) {
  auto [left, right] = course::socket_pair();
  course::send_frame(left.get(), some_bytes(1));
  left.close();
  EXPECT_TRUE(course::receive_frame(right.get()).has_value());
  EXPECT_FALSE(course::receive_frame(right.get()).has_value());
}

TEST(Frame, CutShortIsAnError) {
  auto [left, right] = course::socket_pair();
  const std::array<unsigned char, 6> part{9, 0, 0, 0, 'a', 'b'};
  ASSERT_EQ(::write(left.get(), part.data(), part.size()), 6);
  left.close();
  EXPECT_THROW(course::receive_frame(right.get()), std::runtime_error);
}

TEST(Frame, CutShortInItsLengthIsAnError) {
  auto [left, right] = course::socket_pair();
  ASSERT_EQ(::write(left.get(), "ab", 2), 2);
  left.close();
  EXPECT_THROW(course::receive_frame(right.get()), std::runtime_error);
}

TEST(Frame, SentToAClosedEndIsAnErrorAndNoSignal) {
  auto [left, right] = course::socket_pair();
  right.close();
  EXPECT_THROW(course::send_frame(left.get(), some_bytes(1)),
               std::system_error);
}

TEST(SocketPair, IsClosedByExec) {
  auto [left, right] = course::socket_pair();
  EXPECT_TRUE(::fcntl(left.get(), F_GETFD) & FD_CLOEXEC);
  EXPECT_TRUE(::fcntl(right.get(), F_GETFD) & FD_CLOEXEC);
}

TEST(FileDescriptor, ClosesOnceAfterAMove) {
  auto [left, right] = course::socket_pair();
  const int number = left.get();
  {
    course::file_descriptor moved = std::move(left);
    EXPECT_EQ(left.get(), -1);
    EXPECT_EQ(moved.get(), number);
  }
  EXPECT_EQ(::fcntl(number, F_GETFD), -1);
  left.close();  // Has nothing to close.
}

}  // namespace
