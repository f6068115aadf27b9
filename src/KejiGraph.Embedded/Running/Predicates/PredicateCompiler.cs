using System.Diagnostics;
using KejiGraph.Embedded.Running.Values;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Embedded.Running.Predicates;

/// <summary>Makes tests of predicates and numbers the slots in which they keep what they prepare in a run.</summary>
internal sealed class PredicateCompiler(int firstSlot)
{
    /// <summary>The slots used so far.</summary>
    public int Slots { get; private set; }

    /// <summary>The test of a predicate on rows.</summary>
    public Test Compile(Predicate predicate) => Compile(predicate, record: null);

    /// <summary>A slot of its own.</summary>
    public int Slot() => firstSlot + Slots++;

    private Test Compile(Predicate predicate, RecordType? record)
    {
        switch (predicate)
        {
            case Predicate.And and:
                return new JoinedTest(all: true, [.. and.Operands.Select(one => Compile(one, record))], Slot());
            case Predicate.Or or:
                return new JoinedTest(all: false, [.. or.Operands.Select(one => Compile(one, record))], Slot());
            case Predicate.Not not:
                return new NotTest(Compile(not.Operand, record));
            case Predicate.Comparison comparison:
                return Readers.For(comparison.Value, record, new TestMaker(comparison, Slot()));
            case Predicate.Related related:
                var row = related.Row is null ? null : Compile(related.Row, record: null);
                return new RelatedTest(related.Type, related.Direction, related.Target, related.Quantifier, row);
            case Predicate.HasRelated has:
                return new HasRelatedTest(has.Type, has.Direction, has.Target, has.Operand);
            case Predicate.Elements elements:
                var list = new ListReader(elements.List, record);
                var element = elements.Element is null ? null : Compile(elements.Element, list.Property.Record);
                return new ElementsTest(list, elements.Quantifier, element);
            case Predicate.HasElements has:
                return new HasElementsTest(new ListReader(has.List, record), has.Operand);
            case Predicate.Referenced referenced:
                return new ReferencedTest(new ElementField(record, referenced.Field.Field), Compile(referenced.Row, record: null));
            case Predicate.Parameter parameter:
                return new ParameterTest(parameter.Operand, Slot());
            default:
                throw new UnreachableException();
        }
    }

    private sealed class TestMaker(Predicate.Comparison comparison, int slot) : IReaderUser<Test>
    {
        public Test Use(TextValueReader reader) => new TextTest(reader, comparison.Operator, comparison.Operand, slot);

        public Test Use<T>(FixedValueReader<T> reader)
            where T : unmanaged, IComparable<T> =>
            new ValueTest<T>(reader, comparison.Operator, comparison.Operand, slot);
    }
}
