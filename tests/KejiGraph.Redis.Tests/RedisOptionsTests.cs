namespace KejiGraph.Redis.Tests;

public sealed class RedisOptionsTests
{
    [Theory]
    [InlineData("redis://localhost", RedisMode.Single, "redis://localhost:6379")]
    [InlineData("redis://[::1]:7000/3", RedisMode.Single, "redis://[::1]:7000/3")]
    [InlineData("rediss://user:pass@cache.example:6380/0", RedisMode.Single, "rediss://cache.example:6380")]
    [InlineData("redis://a:7000,b,c:7002", RedisMode.Cluster, "redis://a:7000,b:6379,c:7002")]
    [InlineData("redis+sentinel://h1,h2:26380/mymaster/2", RedisMode.Sentinel, "redis+sentinel://h1:26379,h2:26380/mymaster/2")]
    public void Options_are_read_from_a_URI_and_printed_without_user_and_password(string uri, RedisMode mode, string printed)
    {
        var options = RedisOptions.Parse(uri);

        Assert.Equal(mode, options.Mode);
        Assert.Equal(printed, options.ToString());
    }

    [Fact]
    public void User_and_password_are_percent_decoded()
    {
        var named = RedisOptions.Parse("redis://us%40er:p%3Aa%2Fss@host");
        var unnamed = RedisOptions.Parse("redis://:p@ss@host");

        Assert.Equal(("us@er", "p:a/ss"), (named.User, named.Password));
        Assert.Equal((null, "p@ss"), (unnamed.User, unnamed.Password));
    }

    [Theory]
    [InlineData("localhost:6379", "The address of Redis must begin with redis://, rediss://, redis+sentinel:// or rediss+sentinel://, such as redis://localhost:6379.")]
    [InlineData("http://u:secret@h", "The address of Redis must begin with redis://, rediss://, redis+sentinel:// or rediss+sentinel://, such as redis://localhost:6379.")]
    [InlineData("redis://secret@h", "The address of Redis holds a user without a password; write redis://user:password@host, or redis://:password@host for the default user.")]
    [InlineData("redis://u:secret@h:port", "The address of Redis holds \"h:port\" where a host with or without a port must stand, such as localhost:6379.")]
    [InlineData("redis://u:secret@h:70000", "The address of Redis holds \"h:70000\" where a host with or without a port must stand, such as localhost:6379.")]
    [InlineData("redis://u:secret@h,,g", "The address of Redis holds \"\" where a host with or without a port must stand, such as localhost:6379.")]
    [InlineData("redis://h/first", "The address of Redis ends with \"first\" where the number of a database must stand, such as 0.")]
    [InlineData("redis://h/1/2", "The address of Redis ends with \"1/2\" where the number of a database must stand, such as 0.")]
    [InlineData("redis+sentinel://u:secret@h", "The address of Sentinels must end with the name of the master, such as redis+sentinel://localhost:26379/mymaster.")]
    public void A_wrong_URI_is_told_in_one_sentence_that_does_not_repeat_the_password(string uri, string message)
    {
        var error = Assert.Throws<RedisUsageException>(() => RedisOptions.Parse(uri));

        Assert.Equal(message, error.Message);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_out_of_range_are_told_when_the_client_is_made()
    {
        var options = RedisOptions.Parse("redis://h");

        Assert.Equal("Option Connections is 0; it must be 1 to 64 connections.", ErrorOf(options with { Connections = 0 }));
        Assert.Equal("Option ReplyTimeout is 00:00:00; it must be more than 0 and at most 01:00:00.", ErrorOf(options with { ReplyTimeout = default }));
        Assert.Equal(
            "Option MinReconnectDelay is 00:00:10; it must be more than 0 and at most 00:00:05.",
            ErrorOf(options with { MinReconnectDelay = TimeSpan.FromSeconds(10) }));
        Assert.Equal("Option ClientName is \"a b\"; it must be a name of printable ASCII without spaces.", ErrorOf(options with { ClientName = "a b" }));
        Assert.Equal("Option Database is 1; it must be 0 with a cluster, which has no other.", ErrorOf(RedisOptions.Parse("redis://h,g/1")));
        Assert.Equal("Option MasterName is \"\"; it must be given with Sentinels and only there.", ErrorOf(options with { Mode = RedisMode.Sentinel }));
    }

    private static string ErrorOf(RedisOptions options) => Assert.Throws<RedisUsageException>(() => new RedisClient(options)).Message;
}
