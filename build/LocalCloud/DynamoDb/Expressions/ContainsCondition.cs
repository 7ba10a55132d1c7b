using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

internal sealed record ContainsCondition(Operand Value, Operand Part) : Condition
{
    public override IEnumerable<DocumentPath> Paths => PathsOf(Value, Part);

    public override bool Holds(MapValue item) =>
        (Value.In(item), Part.In(item)) switch
        {
            (_, null) => false,
            (TextValue text, TextValue part) => text.Text.Contains(part.Text, StringComparison.Ordinal),
            (BinaryValue bytes, BinaryValue part) => bytes.Bytes().AsSpan().IndexOf(part.Bytes()) >= 0,
            (SetValue set, { } member) => set.Members.Contains(member),
            (ListValue list, { } member) => list.Items.Contains(member),
            _ => false,
        };
}
