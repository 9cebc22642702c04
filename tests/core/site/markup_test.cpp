// What the pages are written with: nothing that a text or an attribute says can become markup.
#include "site/markup.h"

#include <gtest/gtest.h>

namespace yidi::test {
namespace {

using site::Markup;

TEST(Markup, EscapesWhatHtmlReads) {
  EXPECT_EQ(site::escape("a < b & c > \"d\" 'e'"), "a &lt; b &amp; c &gt; &quot;d&quot; &#39;e&#39;");
  EXPECT_EQ(site::escape("异地就医"), "异地就医");
  EXPECT_EQ(site::escape(std::string("a\0b\x1b\nc", 6)), "ab\nc") << "control characters are no characters of a page";
}

TEST(Markup, ClosesElementsInTheirOrder) {
  Markup markup;
  markup.open("div").open("span").text("1 < 2").close().leaf("b", "&", {{"class", "x"}});
  EXPECT_EQ(markup.finish(), "<div><span>1 &lt; 2</span><b class=\"x\">&amp;</b></div>\n");
}

TEST(Markup, AnAttributeCannotEndItsQuotes) {
  Markup markup;
  markup.leaf("a", "x", {{"href", "\"><script>alert(1)</script>"}});
  EXPECT_EQ(markup.finish(), "<a href=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">x</a>");
}

TEST(Markup, LeavesOutAttributesWithoutAValue) {
  Markup markup;
  markup.leaf("p", "", {{"id", ""}, {"class", "small"}});
  EXPECT_EQ(markup.finish(), "<p class=\"small\"></p>\n");
}

TEST(Markup, ABlockOfDataCannotEndEarly) {
  Markup markup;
  markup.data("application/ld+json", R"({"a":"</script><b>"})");
  EXPECT_EQ(markup.finish(), "<script type=\"application/ld+json\">{\"a\":\"\\u003c/script>\\u003cb>\"}</script>\n");
}

TEST(Markup, AnElementOfAScopeCloses) {
  Markup markup;
  {
    site::Element list(markup, "ul");
    site::Element item(markup, "li");
    markup.text("1");
  }
  markup.text("2");
  EXPECT_EQ(markup.finish(), "<ul><li>1</li>\n</ul>\n2");
}

TEST(Markup, OnlyAddressesOfTheWebAreLinkedTo) {
  EXPECT_TRUE(site::is_web_address("https://www.nhsa.gov.cn/"));
  EXPECT_TRUE(site::is_web_address("http://m.example.org/a?b=c&d"));
  EXPECT_FALSE(site::is_web_address("javascript:alert(1)"));
  EXPECT_FALSE(site::is_web_address("https://"));
  EXPECT_FALSE(site::is_web_address("https://a b"));
  EXPECT_FALSE(site::is_web_address("//example.org/"));
  EXPECT_FALSE(site::is_web_address(""));
}

}  // namespace
}  // namespace yidi::test
