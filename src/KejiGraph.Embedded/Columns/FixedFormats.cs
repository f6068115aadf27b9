using KejiGraph.Graph.Model;
using KejiGraph.Graph.Results;

namespace KejiGraph.Embedded.Columns;

/// <summary>Integers of 32 and 64 bits.</summary>
internal sealed class IntegerFormat : IFixedFormat<long>
{
    public long FromValue(object value) => (long)value;

    public object ToValue(long stored) => stored;

    public void Push(long stored, IResultSink sink) => sink.Integer(stored);
}

/// <summary>Doubles.</summary>
internal sealed class FloatFormat : IFixedFormat<double>
{
    public double FromValue(object value) => (double)value;

    public object ToValue(double stored) => stored;

    public void Push(double stored, IResultSink sink) => sink.Float(stored);
}

/// <summary>Decimals, without trailing zeros.</summary>
internal sealed class DecimalFormat : IFixedFormat<decimal>
{
    // Division by one written with 28 decimals drops trailing zeros.
    private const decimal One = 1.0000000000000000000000000000m;

    public decimal FromValue(object value) => (decimal)value / One;

    public object ToValue(decimal stored) => stored;

    public void Push(decimal stored, IResultSink sink) => sink.Decimal(stored);
}

/// <summary>Truth values.</summary>
internal sealed class BooleanFormat : IFixedFormat<bool>
{
    public bool FromValue(object value) => (bool)value;

    public object ToValue(bool stored) => stored;

    public void Push(bool stored, IResultSink sink) => sink.Boolean(stored);
}

/// <summary>Days, as the number of days since 0001-01-01.</summary>
internal sealed class DateFormat : IFixedFormat<int>
{
    public int FromValue(object value) => ((DateOnly)value).DayNumber;

    public object ToValue(int stored) => DateOnly.FromDayNumber(stored);

    public void Push(int stored, IResultSink sink) => sink.Date(DateOnly.FromDayNumber(stored));
}

/// <summary>Instants, as microseconds since 0001-01-01 UTC.</summary>
internal sealed class DateTimeFormat : IFixedFormat<long>
{
    public long FromValue(object value) => ((DateTimeOffset)value).UtcTicks / TimeSpan.TicksPerMicrosecond;

    public object ToValue(long stored) => Instant(stored);

    public void Push(long stored, IResultSink sink) => sink.DateTime(Instant(stored));

    private static DateTimeOffset Instant(long stored) => new(stored * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}

/// <summary>Members of an enumeration, as their ordinal.</summary>
internal sealed class EnumFormat(EnumDefinition definition) : IFixedFormat<ushort>
{
    public ushort FromValue(object value) => (ushort)definition.OrdinalOf((string)value);

    public object ToValue(ushort stored) => definition.Codes[stored];

    public void Push(ushort stored, IResultSink sink) => sink.EscapedText(definition.Utf8(stored));
}
