using System.Collections.Immutable;
using System.Globalization;
using KejiGraph.Graph.Model;

namespace KejiGraph.Server.Generate;

/// <summary>Reads the templates of a profile.</summary>
/// <param name="lists">The lists that can be named.</param>
/// <param name="drawn">The properties of the thing that are drawn before, which can be named.</param>
internal sealed class TemplateReader(IReadOnlyList<WordList> lists, IReadOnlyCollection<PropertyDefinition> drawn)
{
    private const int MostDigits = 18;

    /// <summary>Reads a template.</summary>
    /// <exception cref="CommandException">It is wrong; the message says what, without the place.</exception>
    public TextTemplate Read(string text)
    {
        var parts = ImmutableArray.CreateBuilder<TextTemplate.Part>();
        var rest = text.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var start)
        {
            var length = rest[start..].IndexOf('}');
            if (length < 0)
            {
                throw ProfileErrors.OpenBrace(text);
            }

            if (start > 0)
            {
                parts.Add(new TextTemplate.Part.Literal(rest[..start].ToString()));
            }

            parts.Add(Place(rest.Slice(start + 1, length - 1).ToString()));
            rest = rest[(start + length + 1)..];
        }

        if (!rest.IsEmpty)
        {
            parts.Add(new TextTemplate.Part.Literal(rest.ToString()));
        }

        return new TextTemplate(parts.ToImmutable());
    }

    private TextTemplate.Part Place(string name)
    {
        if (name == "number")
        {
            return new TextTemplate.Part.Number(1);
        }

        if (name.StartsWith("number:", StringComparison.Ordinal))
        {
            return int.TryParse(name["number:".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
                && digits is >= 1 and <= MostDigits
                    ? new TextTemplate.Part.Number(digits)
                    : throw ProfileErrors.WrongDigits(name, MostDigits);
        }

        if (name.StartsWith('.'))
        {
            return drawn.FirstOrDefault(property => property.Name == name[1..]) is { } property
                ? new TextTemplate.Part.Property(property)
                : throw ProfileErrors.NotDrawnBefore(name[1..]);
        }

        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var listName = dot < 0 ? name : name[..dot];
        var list = lists.FirstOrDefault(list => list.Name == listName) ?? throw ProfileErrors.UnknownList(listName, lists);
        var form = list.Forms.IndexOf(dot < 0 ? "" : name[(dot + 1)..]);
        return form >= 0 ? new TextTemplate.Part.Word(list, form) : throw ProfileErrors.UnknownForm(name, list);
    }
}
