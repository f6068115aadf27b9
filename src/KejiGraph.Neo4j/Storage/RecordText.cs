using System.Diagnostics;
using System.Globalization;
using System.Text;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;

namespace KejiGraph.Neo4j.Storage;

/// <summary>
/// Records as text, since Neo4j keeps neither maps nor lists of lists in a property. Cypher's <c>split</c> finds a field by its
/// mark, so records are filtered by the server and stay readable when the model gets other fields:
/// <code>
/// record = { US level name "=" value }        US = U+001F, level = a letter, A for a record in a property
/// list   = { RS level value }                 RS = U+001E
/// </code>
/// A field without a value is left out. A record in a record has the next letter. In texts U+001F, U+001E and U+001A are written
/// U+001A F, U+001A E, U+001A A.
/// </summary>
internal static class RecordText
{
    /// <summary>Begins a field.</summary>
    public const char FieldMark = '\u001F';

    /// <summary>Begins an item of a list.</summary>
    public const char ItemMark = '\u001E';

    /// <summary>Begins an escape.</summary>
    public const char Escape = '\u001A';

    private const int MaxLevel = 25;

    /// <summary>The letter of a level, from 0.</summary>
    public static char Level(int level) => level <= MaxLevel
        ? (char)('A' + level)
        : throw new ArgumentOutOfRangeException(nameof(level), level, $"Records are nested at most {MaxLevel + 1} deep.");

    /// <summary>The text of a record in a property.</summary>
    public static string Of(RecordValue record)
    {
        var text = new StringBuilder();
        Append(text, record, level: 0);
        return text.ToString();
    }

    /// <summary>What stands in the text of a record, from one mark to the next, where a field has a text.</summary>
    public static string FieldWith(PropertyDefinition field, int level, string plain)
    {
        var text = new StringBuilder().Append(Level(level)).Append(field.Name).Append('=');
        AppendEscaped(text, plain);
        return text.ToString();
    }

    private static void Append(StringBuilder text, RecordValue record, int level)
    {
        foreach (var field in record.Type.Fields)
        {
            var value = record.Fields[field.Index];
            if (value is null or object?[] { Length: 0 })
            {
                continue;
            }

            text.Append(FieldMark).Append(Level(level)).Append(field.Name).Append('=');
            if (value is not object?[] items)
            {
                AppendValue(text, value, level);
                continue;
            }

            foreach (var item in items)
            {
                text.Append(ItemMark).Append(Level(level));
                AppendValue(text, item!, level);
            }
        }
    }

    private static void AppendValue(StringBuilder text, object value, int level)
    {
        switch (value)
        {
            case RecordValue record:
                Append(text, record, level + 1);
                break;
            case string plain:
                AppendEscaped(text, plain);
                break;
            case bool truth:
                text.Append(truth ? "true" : "false");
                break;
            case long number:
                text.Append(CultureInfo.InvariantCulture, $"{number}");
                break;
            case double number:
                text.Append(number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case decimal number:
                text.Append(DecimalKey.Of(number));
                break;
            case DateOnly or DateTimeOffset:
                text.Append(PropertyText.Of(value));
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void AppendEscaped(StringBuilder text, string plain)
    {
        foreach (var character in plain)
        {
            switch (character)
            {
                case FieldMark:
                    text.Append(Escape).Append('F');
                    break;
                case ItemMark:
                    text.Append(Escape).Append('E');
                    break;
                case Escape:
                    text.Append(Escape).Append('A');
                    break;
                default:
                    text.Append(character);
                    break;
            }
        }
    }
}
