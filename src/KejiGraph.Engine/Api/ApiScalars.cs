using KejiGraph.Graph.Model;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Api;

/// <summary>The scalars of the API: those of the specification, and those that a graph needs beyond them.</summary>
internal sealed class ApiScalars
{
    private readonly Dictionary<string, ScalarType> _custom;

    /// <summary>Makes the scalars.</summary>
    /// <param name="describe">What the model says about a scalar; null where it says nothing.</param>
    public ApiScalars(Func<string, string?> describe)
    {
        _custom = new ScalarType[]
        {
            Make("Long", "An integer of 64 bits, as a JSON number.\n64 位整数，以 JSON 数字表示。", new LongCoercion()),
            Make("Decimal", "An exact decimal number of up to 28 digits, as a JSON number.\n至多 28 位的精确十进制数，以 JSON 数字表示。", new DecimalCoercion()),
            Make("Date", "A calendar day, ISO 8601: 2025-03-24.\n日历日期，ISO 8601：2025-03-24。", new DateCoercion()),
            Make("DateTime", "An instant, ISO 8601 with its offset from UTC: 2026-11-22T08:00:00Z.\n时刻，ISO 8601，带时区偏移：2026-11-22T08:00:00Z。", new DateTimeCoercion()),
            Make("URL", "An absolute URL, RFC 3986.\n绝对网址，RFC 3986。", new UrlCoercion()),
        }.ToDictionary(scalar => scalar.Name);

        ScalarType Make(string name, string description, ScalarCoercion coercion) =>
            new(name) { Description = describe(name) ?? description, Coercion = coercion };
    }

    /// <summary>The scalar of a kind of value; not for enumerations, records and references.</summary>
    public ScalarType this[ValueKind kind] => kind switch
    {
        ValueKind.Id => SpecifiedScalars.ID,
        ValueKind.String => SpecifiedScalars.String,
        ValueKind.Int => SpecifiedScalars.Int,
        ValueKind.Float => SpecifiedScalars.Float,
        ValueKind.Boolean => SpecifiedScalars.Boolean,
        ValueKind.Url => _custom["URL"],
        _ => _custom[kind.ToString()],
    };
}
