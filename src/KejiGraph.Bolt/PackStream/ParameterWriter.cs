using System.Collections;

namespace KejiGraph.Bolt.PackStream;

/// <summary>Writes the values that callers give as parameters.</summary>
/// <param name="writer">Where to.</param>
/// <param name="isUtc">Whether date-times are those of Bolt 5.0, whose seconds count from 1970 in UTC.</param>
internal readonly struct ParameterWriter(PackStreamWriter writer, bool isUtc)
{
    /// <summary>Writes all parameters of a statement as a map.</summary>
    /// <exception cref="BoltUsageException">A value is of a type that Bolt cannot carry; the message names the parameter.</exception>
    public void Write(IReadOnlyDictionary<string, object?> parameters)
    {
        writer.WriteMapSize(parameters.Count);
        foreach (var (name, value) in parameters)
        {
            writer.WriteString(name);
            Write(name, value, 0);
        }
    }

    private void Write(string parameter, object? value, int depth)
    {
        switch (value)
        {
            case null:
                writer.WriteNull();
                break;
            case bool boolean:
                writer.WriteBoolean(boolean);
                break;
            case long integer:
                writer.WriteInteger(integer);
                break;
            case int integer:
                writer.WriteInteger(integer);
                break;
            case double number:
                writer.WriteFloat(number);
                break;
            case string text:
                writer.WriteString(text);
                break;
            case byte[] bytes:
                writer.WriteBytes(bytes);
                break;
            case DateOnly date:
                writer.WriteStructure(StructureTag.Date, 1);
                writer.WriteInteger(date.DayNumber - new DateOnly(1970, 1, 1).DayNumber);
                break;
            case DateTimeOffset time:
                Write(time);
                break;
            case IReadOnlyDictionary<string, object?> map:
                Deeper(parameter, depth);
                writer.WriteMapSize(map.Count);
                foreach (var (key, item) in map)
                {
                    writer.WriteString(key);
                    Write(parameter, item, depth + 1);
                }

                break;
            case ICollection list:
                Deeper(parameter, depth);
                writer.WriteListSize(list.Count);
                foreach (var item in list)
                {
                    Write(parameter, item, depth + 1);
                }

                break;
            case IReadOnlyList<object?> list:
                Deeper(parameter, depth);
                writer.WriteListSize(list.Count);
                foreach (var item in list)
                {
                    Write(parameter, item, depth + 1);
                }

                break;
            default:
                throw Errors.UnsupportedParameter(parameter, value.GetType());
        }
    }

    private void Write(DateTimeOffset time)
    {
        var ticks = (isUtc ? time.UtcTicks : time.Ticks) - DateTimeOffset.UnixEpoch.Ticks;
        var seconds = (long)Math.Floor((decimal)ticks / TimeSpan.TicksPerSecond);
        writer.WriteStructure(isUtc ? StructureTag.DateTime : StructureTag.LegacyDateTime, 3);
        writer.WriteInteger(seconds);
        writer.WriteInteger((ticks - (seconds * TimeSpan.TicksPerSecond)) * TimeSpan.NanosecondsPerTick);
        writer.WriteInteger((long)time.Offset.TotalSeconds);
    }

    private static void Deeper(string parameter, int depth)
    {
        if (depth >= PackStreamReader.MaxDepth)
        {
            throw Errors.ParameterTooDeep(parameter);
        }
    }
}
