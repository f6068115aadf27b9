namespace KejiGraph.Bolt.Tests;

public sealed class BoltOptionsTests
{
    [Theory]
    [InlineData("http://localhost", "Option Uri has the scheme \"http\"; it can be bolt, bolt+s, bolt+ssc, neo4j, neo4j+s or neo4j+ssc.")]
    [InlineData(
        "bolt://ann:s3cret@localhost",
        "Option Uri holds a user or a password; give them in option Auth, so that they do not show where the address is printed.")]
    [InlineData(
        "bolt://localhost?region=north",
        "Option Uri has a query, which is a routing context, and the scheme \"bolt\", which does not route; "
        + "take the query away or use a neo4j scheme.")]
    [InlineData(
        "neo4j://localhost?address=other",
        "Option Uri has a routing context whose entry \"address\" is empty, given twice, or reserved; write ?name=value&other=value.")]
    public void A_wrong_address_is_explained(string uri, string message)
    {
        var error = Assert.Throws<BoltUsageException>(() => new BoltClient(new BoltOptions { Uri = new Uri(uri) }, TimeProvider.System));

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void A_number_out_of_range_names_its_option()
    {
        var options = new BoltOptions { Uri = new Uri("bolt://localhost"), MaxConnections = 0 };

        var error = Assert.Throws<BoltUsageException>(() => new BoltClient(options, TimeProvider.System));

        Assert.Equal("Option MaxConnections is 0; it must be 1 to 10000 connections.", error.Message);
    }

    [Fact]
    public void Options_and_tokens_print_no_secret()
    {
        var options = new BoltOptions { Uri = new Uri("bolt://localhost"), Auth = AuthToken.Basic("ann", "s3cret") };

        Assert.DoesNotContain("s3cret", options.ToString(), StringComparison.Ordinal);
        Assert.Equal("bearer", AuthToken.Bearer("s3cret").ToString());
    }
}
