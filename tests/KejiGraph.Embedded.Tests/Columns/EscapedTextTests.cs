using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KejiGraph.Embedded.Columns;

namespace KejiGraph.Embedded.Tests.Columns;

public sealed class EscapedTextTests
{
    private static readonly string[] Samples =
    [
        "", "枣庄市", "plain", "quote\"s", "back\\slash", "line\nbreak", "tab\tand\u0001control", "\b\f\r", "日本語\\n",
        "emoji 😀 end", "\u007f\u2028", "n", "\\", "\"", "a\"b", "a\\b", "a\nb", "a\u0000b", "ab", "a b", "a#b", "a\u001fb",
    ];

    public static TheoryData<string> All => [.. Samples];

    [Theory]
    [MemberData(nameof(All))]
    public void Escaped_text_is_the_inside_of_a_JSON_string(string text)
    {
        var escaped = Encoding.UTF8.GetString(EscapedText.Escape(text));

        Assert.Equal(text, JsonSerializer.Deserialize<string>($"\"{escaped}\""));
        Assert.Equal(text, EscapedText.ToString(Encoding.UTF8.GetBytes(escaped)));
    }

    [Fact]
    public void Chinese_stays_as_it_is()
    {
        Assert.Equal("枣庄市", Encoding.UTF8.GetString(EscapedText.Escape("枣庄市")));
    }

    [Fact]
    public void Escapes_are_those_of_the_JSON_specification()
    {
        Assert.Equal("\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f/", Encoding.UTF8.GetString(EscapedText.Escape("\"\\\b\f\n\r\t\u0001\u001f/")));
    }

    [Fact]
    public void Order_is_the_order_of_the_texts_not_of_their_escapes()
    {
        foreach (var left in Samples)
        {
            foreach (var right in Samples)
            {
                var expected = Math.Sign(Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right)));

                var order = Math.Sign(EscapedText.Compare(EscapedText.Escape(left), EscapedText.Escape(right)));

                Assert.True(expected == order, $"\"{left}\" and \"{right}\": {order} instead of {expected}");
            }
        }
    }
}
