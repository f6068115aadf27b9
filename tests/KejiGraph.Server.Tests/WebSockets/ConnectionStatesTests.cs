using System.Diagnostics;
using KejiGraph.Server.WebSockets;

namespace KejiGraph.Server.Tests.WebSockets;

public sealed class ConnectionStatesTests
{
    [Fact]
    public void The_table_is_the_protocol()
    {
        var rows =
            from state in new[] { ConnectionState.Opened, ConnectionState.Ready }
            from what in Enum.GetValues<ConnectionEvent>()
            select $"{state} {what}: {Row(state, what)}";

        Assert.Equal(
            [
                "Opened Init: Ready Acknowledge",
                "Opened Ping: Opened AnswerPing",
                "Opened Pong: Opened None",
                "Opened Subscribe: Closing Close 4401",
                "Opened Complete: Opened Stop",
                "Opened ClientCloses: Closing Close 1000",
                "Opened Malformed: Closing Close 4400",
                "Opened TooLarge: Closing Close 1009",
                "Opened IdInUse: cannot happen",
                "Opened InitTimeout: Closing Close 4408",
                "Opened ForeignOrigin: Closing Close 4403",
                "Opened OtherSubprotocol: Closing Close 4406",
                "Opened ServerStops: Closing Close 1001",
                "Opened Fault: Closing Close 4500",
                "Ready Init: Closing Close 4429",
                "Ready Ping: Ready AnswerPing",
                "Ready Pong: Ready None",
                "Ready Subscribe: Ready Start",
                "Ready Complete: Ready Stop",
                "Ready ClientCloses: Closing Close 1000",
                "Ready Malformed: Closing Close 4400",
                "Ready TooLarge: Closing Close 1009",
                "Ready IdInUse: Closing Close 4409",
                "Ready InitTimeout: cannot happen",
                "Ready ForeignOrigin: cannot happen",
                "Ready OtherSubprotocol: cannot happen",
                "Ready ServerStops: Closing Close 1001",
                "Ready Fault: Closing Close 4500",
            ],
            rows);
    }

    private static string Row(ConnectionState state, ConnectionEvent what)
    {
        try
        {
            var (next, action, code) = ConnectionStates.After(state, what);
            return action == ConnectionAction.Close ? $"{next} {action} {(int)code}" : $"{next} {action}";
        }
        catch (UnreachableException)
        {
            return "cannot happen";
        }
    }
}
