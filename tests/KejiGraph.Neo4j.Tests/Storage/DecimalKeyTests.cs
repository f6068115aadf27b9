using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Tests.Storage;

public sealed class DecimalKeyTests
{
    [Theory]
    [InlineData("0", "1")]
    [InlineData("18.5", "2502185")]
    [InlineData("-18.5", "0497814~")]
    [InlineData("0.05", "24995")]
    [InlineData("100", "25031")]
    public void A_decimal_has_its_text(string value, string key)
    {
        Assert.Equal(key, DecimalKey.Of(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Texts_sort_as_their_decimals_do_and_give_them_back()
    {
        var random = new Random(7);
        decimal[] values =
        [
            0, 1, -1, 10, -10, 0.1m, -0.1m, 0.01m, 99.99m, -99.99m, 1234567890123456789012345678m, -1234567890123456789012345678m,
            0.0000000000000000000000000001m, -0.0000000000000000000000000001m,
            .. Enumerable.Range(0, 2_000).Select(_ => new decimal(random.Next(-5_000, 5_000)) / (decimal)Math.Pow(10, random.Next(0, 8))),
        ];

        var byKey = values.Distinct().OrderBy(DecimalKey.Of, StringComparer.Ordinal);

        Assert.Equal(values.Distinct().Order(), byKey);
        Assert.All(values, value => Assert.Equal(value, DecimalKey.Parse(DecimalKey.Of(value))));
    }
}
