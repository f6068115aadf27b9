using System.Collections.Immutable;
using System.Diagnostics;
using KejiGraph.Graph.Model;

namespace KejiGraph.Server.Generate;

/// <summary>How a value is drawn. A closed family.</summary>
internal abstract class ValueRule
{
    /// <summary>Draws a value in the .NET type of the property's kind.</summary>
    public abstract object? Draw(DrawContext context);

    /// <summary>Always the same value.</summary>
    internal sealed class Constant(object? value) : ValueRule
    {
        public override object? Draw(DrawContext context) => value;
    }

    /// <summary>A text with places that are filled in.</summary>
    internal sealed class Template(TextTemplate template) : ValueRule
    {
        public override object? Draw(DrawContext context) => template.Fill(context);
    }

    /// <summary>One of some values, each as often as its weight says.</summary>
    internal sealed class Weighted(ImmutableArray<(ValueRule Rule, double Weight)> choices) : ValueRule
    {
        private readonly double _all = choices.Sum(choice => choice.Weight);

        public override object? Draw(DrawContext context)
        {
            var left = context.Random.NextFraction() * _all;
            foreach (var (rule, weight) in choices)
            {
                left -= weight;
                if (left < 0)
                {
                    return rule.Draw(context);
                }
            }

            return choices[^1].Rule.Draw(context);
        }
    }

    /// <summary>A value in a share of all cases, else none.</summary>
    internal sealed class Sometimes(double chance, ValueRule rule) : ValueRule
    {
        public override object? Draw(DrawContext context) =>
            context.Random.NextFraction() < chance ? rule.Draw(context) : null;
    }

    /// <summary>A whole number from one to another, both included, all alike.</summary>
    internal sealed class Between(ValueKind kind, long from, long to) : ValueRule
    {
        public override object? Draw(DrawContext context)
        {
            var drawn = from + context.Random.NextBelow(to - from + 1);
            return kind switch
            {
                ValueKind.Int or ValueKind.Long => drawn,
                ValueKind.Float => (double)drawn,
                ValueKind.Decimal => (decimal)drawn,
                ValueKind.Date => DateOnly.FromDayNumber((int)drawn),
                _ => throw new UnreachableException(),
            };
        }
    }

    /// <summary>A log-normal number, as sizes and amounts of money are: half of them below the median, in whole steps, at least one step.</summary>
    internal sealed class LogNormal(ValueKind kind, double median, double spread, long step) : ValueRule
    {
        private const double Most = int.MaxValue;

        public override object? Draw(DrawContext context)
        {
            var drawn = Math.Min(median * Math.Exp(spread * context.Random.NextNormal()), Most);
            var whole = Math.Max(1, (long)(drawn / step)) * step;
            return kind switch
            {
                ValueKind.Int or ValueKind.Long => whole,
                ValueKind.Float => (double)whole,
                ValueKind.Decimal => (decimal)whole,
                _ => throw new UnreachableException(),
            };
        }
    }

    /// <summary>A list with one value for each rule that draws one.</summary>
    internal sealed class Items(ImmutableArray<ValueRule> rules) : ValueRule
    {
        public override object? Draw(DrawContext context) =>
            rules.Select(rule => rule.Draw(context)).Where(value => value is not null).ToArray();
    }

    /// <summary>A record.</summary>
    internal sealed class Record(RecordType type, ImmutableArray<PropertyRule> fields) : ValueRule
    {
        public override object? Draw(DrawContext context)
        {
            var values = new object?[type.Fields.Count];
            foreach (var (field, rule) in fields)
            {
                values[field.Index] = rule.Draw(context);
            }

            return new RecordValue(type, values);
        }
    }

    /// <summary>The id of any node of a type.</summary>
    internal sealed class AnyNode(NodeIds nodes) : ValueRule
    {
        public override object? Draw(DrawContext context) => context.AnyId(nodes);
    }
}
