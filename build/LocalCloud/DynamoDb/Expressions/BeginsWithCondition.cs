using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

internal sealed record BeginsWithCondition(Operand Value, Operand Prefix) : Condition
{
    public override IEnumerable<DocumentPath> Paths => PathsOf(Value, Prefix);

    public override bool Holds(MapValue item) =>
        (Value.In(item), Prefix.In(item)) switch
        {
            (TextValue text, TextValue prefix) => text.Text.StartsWith(prefix.Text, StringComparison.Ordinal),
            (BinaryValue bytes, BinaryValue prefix) => bytes.Bytes().AsSpan().StartsWith(prefix.Bytes()),
            _ => false,
        };
}
