using System.Collections.Immutable;
using System.Text;
using KejiGraph.Engine.Responses;
using KejiGraph.GraphQL;

namespace KejiGraph.Engine.Delivery;

/// <summary>The members that the forms of delivery share.</summary>
internal static class DeliveryJson
{
    /// <summary>A list, whose items are written one by one.</summary>
    public static void List<T>(ResponseBuffer output, IEnumerable<T> items, Action<ResponseBuffer, T> write)
    {
        output.Append((byte)'[');
        foreach (var item in items)
        {
            if (output.Last != '[')
            {
                output.Append((byte)',');
            }

            write(output, item);
        }

        output.Append((byte)']');
    }

    /// <summary><c>,"label":"…"</c>; nothing without a label.</summary>
    public static void Label(ResponseBuffer output, string? label)
    {
        if (label is not null)
        {
            output.Append(",\"label\":"u8);
            JsonText.String(output, Encoding.UTF8.GetBytes(label));
        }
    }

    /// <summary><c>"path":[…]</c></summary>
    public static void Path(ResponseBuffer output, ImmutableArray<PathSegment> path)
    {
        output.Append("\"path\":"u8);
        List(output, path, static (list, segment) =>
        {
            if (segment.Name is { } name)
            {
                JsonText.String(list, Encoding.UTF8.GetBytes(name));
            }
            else
            {
                JsonText.Integer(list, segment.Index);
            }
        });
    }

    /// <summary><c>,"errors":[…]</c>; nothing without errors.</summary>
    public static void Errors(ResponseBuffer output, IReadOnlyList<GraphQLError> errors)
    {
        if (errors.Count > 0)
        {
            output.Append(",\"errors\":"u8);
            ErrorList.Write(output, errors);
        }
    }

    /// <summary><c>"data":{…}</c> or <c>"items":[…]</c></summary>
    public static void Value(ResponseBuffer output, DeliveredPlace delivered)
    {
        if (delivered.Pending.Place is LaterPlace.Streamed)
        {
            output.Append("\"items\":["u8);
            output.Append(delivered.Value.Span);
            output.Append((byte)']');
        }
        else
        {
            output.Append("\"data\":"u8);
            output.Append(delivered.Value.Span);
        }
    }

    /// <summary><c>"hasNext":true</c></summary>
    public static void HasNext(ResponseBuffer output, bool hasNext) =>
        output.Append(hasNext ? "\"hasNext\":true"u8 : "\"hasNext\":false"u8);
}
