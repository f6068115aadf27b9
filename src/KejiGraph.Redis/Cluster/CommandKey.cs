using System.Globalization;
using System.Text;

namespace KejiGraph.Redis.Cluster;

/// <summary>
/// Where the first key of a command stands, which decides the node. A wrong guess costs a redirection and nothing else, so only what a
/// cache sends is told apart: nearly all commands have their key first.
/// </summary>
internal static class CommandKey
{
    private static readonly HashSet<string> WithoutKey = new(StringComparer.OrdinalIgnoreCase)
    {
        "ACL", "CLIENT", "CLUSTER", "COMMAND", "CONFIG", "DBSIZE", "ECHO", "FLUSHALL", "FLUSHDB", "INFO", "KEYS", "LATENCY", "MEMORY",
        "PING", "PUBLISH", "RANDOMKEY", "ROLE", "SCAN", "SCRIPT", "SLOWLOG", "TIME", "WAIT",
    };

    private static readonly HashSet<string> WithCountOfKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "EVAL", "EVALSHA", "EVAL_RO", "EVALSHA_RO", "FCALL", "FCALL_RO",
    };

    /// <summary>The slot of the first key; null for commands without one, which any node takes.</summary>
    public static int? SlotOf(ReadOnlySpan<RedisArgument> command)
    {
        var name = Text(command[0]);
        if (WithoutKey.Contains(name))
        {
            return null;
        }

        var index = WithCountOfKeys.Contains(name) ? command.Length > 3 && Text(command[2]) != "0" ? 3 : 0 : 1;
        return index == 0 || index >= command.Length ? null : HashSlot.Of(Bytes(command[index]));
    }

    private static string Text(RedisArgument argument) => argument.Text ?? Encoding.UTF8.GetString(Bytes(argument));

    private static ReadOnlySpan<byte> Bytes(RedisArgument argument) => argument switch
    {
        { IsNumber: true } => Encoding.ASCII.GetBytes(argument.Number.ToString(CultureInfo.InvariantCulture)),
        { Text: { } text } => Encoding.UTF8.GetBytes(text),
        _ => argument.Bytes.Span,
    };
}
