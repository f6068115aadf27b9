using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using KejiGraph.Engine.Requests;
using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Server.Caching;

/// <summary>What decides on answers beside the request and the graph: servers that differ in it must not take answers from each other.</summary>
internal static class CacheScope
{
    /// <summary>The scope of a server: 256 bits.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="options">The page that a list has when the request gives none; the key that signs cursors.</param>
    public static byte[] Of(Schema schema, EngineOptions options)
    {
        Span<byte> numbers = stackalloc byte[2 * sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(numbers, options.Pages.DefaultSize);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[sizeof(int)..], options.CursorKey.Length);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(numbers);
        hash.AppendData(options.CursorKey);

        // Another build may answer otherwise.
        hash.AppendData(typeof(GraphQLEngine).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(Encoding.UTF8.GetBytes(SchemaPrinter.Print(schema)));
        return hash.GetHashAndReset();
    }
}
