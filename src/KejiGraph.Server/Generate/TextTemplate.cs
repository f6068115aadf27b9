using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using KejiGraph.Graph.Model;

namespace KejiGraph.Server.Generate;

/// <summary>
/// A text with places in braces: <c>{list}</c> or <c>{list.form}</c> for a word, <c>{number}</c> or <c>{number:13}</c> for the number
/// of the thing, filled up with zeros to so many digits, <c>{.name}</c> for a property that was drawn before.
/// </summary>
internal sealed class TextTemplate(ImmutableArray<TextTemplate.Part> parts)
{
    private readonly StringBuilder _text = new();

    /// <summary>The text for the thing at hand.</summary>
    public string Fill(DrawContext context)
    {
        _text.Clear();
        foreach (var part in parts)
        {
            _text.Append(part switch
            {
                Part.Literal literal => literal.Text,
                Part.Word word => context.Word(word.List, word.Form),
                Part.Number number => context.Number.ToString($"D{number.Digits}", CultureInfo.InvariantCulture),
                Part.Property property => context.Value(property.Definition) as string,
                _ => throw new UnreachableException(),
            });
        }

        return _text.ToString();
    }

    /// <summary>A part of a template. A closed family.</summary>
    internal abstract record Part
    {
        internal sealed record Literal(string Text) : Part;

        internal sealed record Word(WordList List, int Form) : Part;

        internal sealed record Number(int Digits) : Part;

        internal sealed record Property(PropertyDefinition Definition) : Part;
    }
}
