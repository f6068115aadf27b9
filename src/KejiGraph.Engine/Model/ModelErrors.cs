using KejiGraph.Graph.Model;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.Engine.Model;

/// <summary>The sentences with which a model is refused, each with its places in the file.</summary>
internal static class ModelErrors
{
    private const string Code = "INVALID_MODEL";

    public static GraphQLError NoNodeTypes() => new("The model has no node type: mark at least one type with @node.", Code);

    public static GraphQLError ReservedName(string name, SyntaxNode? at) => Error(
        $"The name \"{name}\" is reserved: the API has a type of that name already. Choose another one.", at);

    public static GraphQLError NegativeAge(string type, SyntaxNode? at) => Error(
        $"Type \"{type}\" has @cacheControl with a negative number of seconds; leave the argument out for none.", at);

    public static GraphQLError NoId(string type, SyntaxNode? at) => Error(
        $"Type \"{type}\" needs a field \"id: ID! @id\", its own or of an interface.", at);

    public static GraphQLError NotStored(string type, SyntaxNode? at) => Error(
        $"Type \"{type}\" is neither a node (@node) nor relationship properties (@relationshipProperties) nor a value (@value).",
        at);

    public static GraphQLError SeveralKinds(string type, SyntaxNode? at) => Error(
        $"Type \"{type}\" can be only one of node (@node), relationship properties (@relationshipProperties) and value (@value).",
        at);

    public static GraphQLError EmptyInterface(string type, SyntaxNode? at) => Error(
        $"No node type implements \"{type}\", so nothing could ever be read from it. Add one or remove the interface.", at);

    public static GraphQLError MixedInterface(string type, SyntaxNode? at) => Error(
        $"\"{type}\" is implemented by nodes and by other types; one interface can serve only one of them.", at);

    public static GraphQLError FieldWithArguments(string field, SyntaxNode? at) => Error(
        $"Field \"{field}\" has arguments; a model describes what is stored, and the API adds arguments itself.", at);

    public static GraphQLError NestedList(string field, string type, SyntaxNode? at) => Error(
        $"Field \"{field}\" is of type {type}; lists of lists cannot be stored.", at);

    public static GraphQLError NullableItems(string field, string type, SyntaxNode? at) => Error(
        $"Field \"{field}\" is of type {type}; the items of a list cannot be null: write [Item!].", at);

    public static GraphQLError UnknownScalar(string field, string scalar, SyntaxNode? at) => Error(
        $"Field \"{field}\" is of type {scalar}, which no store can hold. Scalars are ID, String, Int, Long, Float, Decimal, "
        + "Boolean, Date, DateTime and URL.",
        at);

    public static GraphQLError LinkWithoutRelationship(string field, string target, SyntaxNode? at) => Error(
        $"Field \"{field}\" leads to {target}, which is a node: say by which relationship with @relationship.", at);

    public static GraphQLError RelationshipToNonNode(string field, string target, SyntaxNode? at) => Error(
        $"Field \"{field}\" has @relationship, but {target} is not a node.", at);

    public static GraphQLError RelationshipNotList(string field, string type, string target, SyntaxNode? at) => Error(
        $"Field \"{field}\" has @relationship and type {type}; a relationship is a list: write [{target}!]!.", at);

    public static GraphQLError UnknownProperties(string field, string properties, SyntaxNode? at) => Error(
        $"Field \"{field}\" names the relationship properties \"{properties}\", but no type with @relationshipProperties has that name.",
        at);

    public static GraphQLError OneEnd(string relationship, string field, string otherDirection, SyntaxNode? at) => Error(
        $"Relationship {relationship} is declared by \"{field}\" only; declare its other end with direction: {otherDirection}.",
        at);

    public static GraphQLError EndsDisagree(
        string relationship, string field, NodeType from, NodeType to, string otherField, SyntaxNode? at, SyntaxNode? otherAt) =>
        Error(
            $"The ends of relationship {relationship} disagree: \"{field}\" lets it lead from {from} to {to}, but \"{otherField}\" does not.",
            at,
            otherAt);

    public static GraphQLError PropertiesDisagree(
        string relationship, string field, string properties, string otherField, string otherProperties, SyntaxNode? at, SyntaxNode? otherAt) =>
        Error(
            $"The ends of relationship {relationship} disagree: \"{field}\" gives it the properties {properties}, \"{otherField}\" {otherProperties}.",
            at,
            otherAt);

    public static GraphQLError RecursiveValue(string field, string record, SyntaxNode? at) => Error(
        $"Field \"{field}\" makes the value {record} contain itself; a value must end somewhere.", at);

    public static GraphQLError BadIndex(string field, string directive, SyntaxNode? at) => Error(
        $"Field \"{field}\" has @{directive}, but lists, values and references have no order to index.", at);

    public static GraphQLError BadFullTextField(string type, string field, SyntaxNode? at) => Error(
        $"The full-text index on \"{type}\" names the field \"{field}\", which is not text of that type.", at);

    public static GraphQLError DifferentPlaces(string property, string type, SyntaxNode? at) => Error(
        $"Property \"{property}\" of \"{type}\" has another kind of value in one of its types; it could not be filtered.", at);

    public static GraphQLError DuplicateRootField(string field, string type, string otherType, SyntaxNode? at) => Error(
        $"\"{type}\" and \"{otherType}\" would both be read through the query field \"{field}\"; give one another plural with @plural.",
        at);

    public static GraphQLError DuplicateApiType(string name, SyntaxNode? at) => Error(
        $"The API derives a type \"{name}\" from the model, and the model has one of that name itself. Rename it.", at);

    private static GraphQLError Error(string message, params ReadOnlySpan<SyntaxNode?> places)
    {
        var positions = new List<SourcePosition>();
        foreach (var place in places)
        {
            if (place is { Source: not null })
            {
                positions.Add(new SourcePosition(place.Source, NameStart(place)));
            }
        }

        return new GraphQLError(message, Code, [.. positions]);
    }

    /// <summary>An error points at the name of what it is about, not at its description.</summary>
    private static int NameStart(SyntaxNode place) => place switch
    {
        TypeDefinitionSyntax type => type.NameStart,
        MemberDefinitionSyntax member => member.NameStart,
        _ => place.Start,
    };
}
