using System.Buffers;
using System.Text.Json;
using KejiGraph.Engine.Requests;
using KejiGraph.GraphQL.Types;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;

namespace KejiGraph.Engine.Tests.Requests;

public sealed class ValueIdentityTests
{
    private static readonly Dictionary<string, string> Samples = new()
    {
        ["Boolean"] = "true",
        ["Date"] = "\"2026-11-27\"",
        ["DateTime"] = "\"2026-11-27T08:00:00+08:00\"",
        ["Decimal"] = "1.25",
        ["Float"] = "1.5",
        ["ID"] = "\"a\"",
        ["Int"] = "7",
        ["Long"] = "70000000000",
        ["String"] = "\"a\"",
        ["URL"] = "\"https://example.org/\"",
    };

    [Fact]
    public void Values_that_are_not_the_same_are_told_apart()
    {
        object?[] values =
        [
            null,
            true,
            false,
            0,
            1,
            -1,
            1L << 40,
            0.0,
            1.0,
            0m,
            1m,
            1.5m,
            "",
            "0",
            "n",
            "\0",
            new DateOnly(2026, 11, 27),
            new DateOnly(2026, 11, 28),
            new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.FromHours(8)),
            Array.Empty<object?>(),
            new object?[] { null },
            new object?[] { "a", "b" },
            new object?[] { "ab" },
            new object?[] { new object?[] { "a" }, "b" },
            new object?[] { new object?[] { "a", "b" } },
        ];

        Assert.Distinct(values.Select(IdentityOf).Append("2D"));
    }

    /// <summary>A scalar whose values are not written would fail every request that has a variable of it.</summary>
    [Fact]
    public void The_values_of_every_scalar_of_the_API_are_written()
    {
        var scalars = new GraphQLEngine(LibraryGraph.Model, new NoStore(LibraryGraph.Model.Graph), new EngineOptions())
            .Schema.Types.OfType<ScalarType>().ToDictionary(scalar => scalar.Name);

        Assert.Equal(Samples.Keys.Order(), scalars.Keys.Order());
        Assert.All(scalars.Values, scalar => Assert.NotEmpty(
            IdentityOf(scalar.Coercion.FromJson(JsonElement.Parse(Samples[scalar.Name])).Value)));
    }

    private static string IdentityOf(object? value)
    {
        var writer = new ArrayBufferWriter<byte>();
        ValueIdentity.Write(writer, value);
        return Convert.ToHexString(writer.WrittenSpan);
    }
}
