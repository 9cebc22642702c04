// yidi/diagnostic.h: how a diagnostic reads.
#include "yidi/diagnostic.h"

#include <gtest/gtest.h>

namespace yidi {
namespace {

TEST(Diagnostic, IsFileLineColumnCodeAndText) {
  EXPECT_EQ(to_string(Diagnostic{Code::bad_value, "a/b.json", 3, 14, "expected a date", ""}),
            "a/b.json:3:14: error YD106: expected a date");
}

TEST(Diagnostic, EndsWithItsHint) {
  EXPECT_EQ(to_string(Diagnostic{Code::unknown_fact, "f.json", 1, 1, "there is no fact \"reson\"", "reason"}),
            "f.json:1:1: error YD201: there is no fact \"reson\" (did you mean \"reason\"?)");
}

TEST(Diagnostic, AboutAWholeFileHasNoPosition) {
  EXPECT_EQ(to_string(Diagnostic{Code::unreadable_file, "data", 0, 0, "there is no such folder", ""}),
            "data: error YD001: there is no such folder");
}

}  // namespace
}  // namespace yidi
