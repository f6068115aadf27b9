namespace KejiGraph.Bolt.PackStream;

/// <summary>Reads the structures that have a counterpart in .NET. What .NET cannot hold is a <see cref="BoltConnectionException"/>.</summary>
public static class StructureReading
{
    /// <summary>Reads a date.</summary>
    public static DateOnly ReadDate(this ref PackStreamReader reader)
    {
        reader.ReadHead(StructureTag.Date, 1);
        var day = reader.ReadInteger() + new DateOnly(1970, 1, 1).DayNumber;
        return day >= 0 && day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)day) : throw Errors.OutOfRange("Date", day);
    }

    /// <summary>Reads a time of the day without a zone; what is finer than 100 nanoseconds is cut off.</summary>
    public static TimeOnly ReadLocalTime(this ref PackStreamReader reader)
    {
        reader.ReadHead(StructureTag.LocalTime, 1);
        return TimeOfDay(reader.ReadInteger());
    }

    /// <summary>Reads a time of the day with its offset from UTC.</summary>
    public static (TimeOnly Time, TimeSpan Offset) ReadTime(this ref PackStreamReader reader)
    {
        reader.ReadHead(StructureTag.Time, 2);
        return (TimeOfDay(reader.ReadInteger()), Offset(reader.ReadInteger()));
    }

    /// <summary>Reads a date with a time of the day, without a zone.</summary>
    public static DateTime ReadLocalDateTime(this ref PackStreamReader reader)
    {
        reader.ReadHead(StructureTag.LocalDateTime, 2);
        return new DateTime(Ticks(reader.ReadInteger(), reader.ReadInteger()), DateTimeKind.Unspecified);
    }

    /// <summary>Reads a moment, in each of the four ways in which Bolt writes one. The name of a zone becomes its offset at that moment.</summary>
    public static DateTimeOffset ReadDateTime(this ref PackStreamReader reader)
    {
        reader.ReadStructure(out var tag, out var size);
        if (size != 3 || tag is not (StructureTag.DateTime or StructureTag.DateTimeZoneId
            or StructureTag.LegacyDateTime or StructureTag.LegacyDateTimeZoneId))
        {
            throw Errors.UnexpectedStructure("DateTime", tag, size);
        }

        var ticks = Ticks(reader.ReadInteger(), reader.ReadInteger());
        switch (tag)
        {
            case StructureTag.DateTime:
                return At(ticks, Offset(reader.ReadInteger()));
            case StructureTag.LegacyDateTime:
                var offset = Offset(reader.ReadInteger());
                return At(ticks - offset.Ticks, offset);
            case StructureTag.DateTimeZoneId:
                var zone = Zone(reader.ReadString());
                return At(ticks, zone.GetUtcOffset(new DateTime(ticks, DateTimeKind.Utc)));
            default:
                zone = Zone(reader.ReadString());
                offset = zone.GetUtcOffset(new DateTime(ticks, DateTimeKind.Unspecified));
                return At(ticks - offset.Ticks, offset);
        }
    }

    /// <summary>Reads a duration.</summary>
    public static BoltDuration ReadDuration(this ref PackStreamReader reader)
    {
        reader.ReadHead(StructureTag.Duration, 4);
        return new BoltDuration(reader.ReadInteger(), reader.ReadInteger(), reader.ReadInteger(), reader.ReadInteger());
    }

    /// <summary>Reads a point in two or three dimensions.</summary>
    public static BoltPoint ReadPoint(this ref PackStreamReader reader)
    {
        reader.ReadStructure(out var tag, out var size);
        return (tag, size) switch
        {
            (StructureTag.Point2D, 3) => new BoltPoint(reader.ReadInteger(), reader.ReadFloat(), reader.ReadFloat(), null),
            (StructureTag.Point3D, 4) => new BoltPoint(reader.ReadInteger(), reader.ReadFloat(), reader.ReadFloat(), reader.ReadFloat()),
            _ => throw Errors.UnexpectedStructure("Point", tag, size),
        };
    }

    private static void ReadHead(this ref PackStreamReader reader, byte expectedTag, int expectedSize)
    {
        reader.ReadStructure(out var tag, out var size);
        if (tag != expectedTag || size != expectedSize)
        {
            throw Errors.UnexpectedStructure(((char)expectedTag).ToString(), tag, size);
        }
    }

    private static TimeOnly TimeOfDay(long nanoseconds) => nanoseconds is >= 0 and < TimeSpan.NanosecondsPerTick * TimeSpan.TicksPerDay
        ? new TimeOnly(nanoseconds / TimeSpan.NanosecondsPerTick)
        : throw Errors.OutOfRange("Time", nanoseconds);

    private static TimeSpan Offset(long seconds) => Math.Abs(seconds) <= 14 * 3600 && seconds % 60 == 0
        ? TimeSpan.FromSeconds(seconds)
        : throw Errors.OutOfRange("offset from UTC", seconds);

    private static long Ticks(long seconds, long nanoseconds)
    {
        var ticks = DateTime.UnixEpoch.Ticks + ((Int128)seconds * TimeSpan.TicksPerSecond) + (nanoseconds / TimeSpan.NanosecondsPerTick);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? (long)ticks : throw Errors.OutOfRange("DateTime", seconds);
    }

    private static DateTimeOffset At(long utcTicks, TimeSpan offset)
    {
        var ticks = utcTicks + offset.Ticks;
        return utcTicks >= 0 && utcTicks <= DateTime.MaxValue.Ticks && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new DateTimeOffset(ticks, offset)
            : throw Errors.OutOfRange("DateTime", (utcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond);
    }

    private static TimeZoneInfo Zone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : throw Errors.UnknownZone(name);
}
