using System.Text;
using KejiGraph.Redis.Cluster;
using KejiGraph.Testing.Redis;

namespace KejiGraph.Redis.Tests.Cluster;

public sealed class HashSlotTests
{
    [Fact]
    public async Task Slots_are_those_that_Redis_computes()
    {
        await using var server = await RedisServer.StartAsync("--cluster-enabled", "yes");
        string[] keys =
        [
            "123456789", "foo", "科技", "", "{user1000}.following", "{user1000}.followers", "foo{}{bar}", "foo{{bar}}zap", "foo{bar}{zap}",
            "{", "}{", "a}b{c}d", "{}", "{a", "a{b}c{d}e",
        ];

        foreach (var key in keys)
        {
            Assert.Equal(
                await server.CliAsync("CLUSTER", "KEYSLOT", key), HashSlot.Of(Encoding.UTF8.GetBytes(key)).ToString(provider: null));
        }
    }

    [Theory]
    [InlineData("GET", "foo", null, null, 12182)]
    [InlineData("get", "foo", null, null, 12182)]
    [InlineData("EVAL", "return 1", "1", "foo", 12182)]
    [InlineData("eval", "return 1", "0", "foo", null)]
    [InlineData("PUBLISH", "foo", "x", null, null)]
    [InlineData("PING", null, null, null, null)]
    public void The_first_key_of_a_command_decides(string name, string? first, string? second, string? third, int? slot)
    {
        RedisArgument[] command = [.. new[] { name, first, second, third }.OfType<string>().Select(RedisArgument.Of)];

        Assert.Equal(slot, CommandKey.SlotOf(command));
    }

    [Fact]
    public void Keys_that_are_numbers_or_bytes_count_as_they_are_sent()
    {
        var text = CommandKey.SlotOf(["GET", "-42"]);

        Assert.Equal(text, CommandKey.SlotOf(["GET", -42]));
        Assert.Equal(text, CommandKey.SlotOf(["GET"u8.ToArray(), "-42"u8.ToArray()]));
    }
}
