// Dates and durations as FEEL writes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "yidi/date.h"

namespace yidi::feel {

// P1Y2M, P10D, -P1D, PT36H …: either years and months or days and time, never both.
struct Duration {
  bool calendar = false;    // of years and months
  std::int64_t months = 0;  // where calendar
  std::int64_t seconds = 0; // else
};

// xsd:duration restricted to one of FEEL's two kinds, in whole seconds.
std::optional<Duration> parse_duration(std::string_view text);

// Whether a text is a duration in every respect but that its seconds have decimals.
bool is_duration_with_fraction(std::string_view text);

// The normal form: P1Y2M, P0M, P10D, P1DT12H, PT0S, -P3M.
std::string format_duration(const Duration& duration);

}  // namespace yidi::feel
