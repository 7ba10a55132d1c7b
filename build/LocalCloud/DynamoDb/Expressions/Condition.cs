using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>Something of a condition that has a value: a path, a constant, or the size of a path's value.</summary>
internal abstract record Operand
{
    public abstract AttributeValue? In(MapValue item);
}

internal sealed record ConstantOperand(AttributeValue Value) : Operand
{
    public override AttributeValue? In(MapValue item) => Value;
}

internal sealed record PathOperand(DocumentPath Path) : Operand
{
    public override AttributeValue? In(MapValue item) => Path.Find(item);
}

internal sealed record SizeOperand(DocumentPath Path) : Operand
{
    public override AttributeValue? In(MapValue item) =>
        Path.Find(item) switch
        {
            TextValue text => Number(text.Text.Length),
            BinaryValue binary => Number(binary.Bytes().Length),
            SetValue set => Number(set.Members.Count),
            ListValue list => Number(list.Items.Count),
            MapValue map => Number(map.Members.Count),
            _ => null,
        };

    private static NumberValue Number(int size) => new(DynamoNumber.Parse($"{size}"));
}

/// <summary>
/// A condition or filter.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
/// </summary>
internal abstract record Condition
{
    public abstract bool Holds(MapValue item);

    /// <summary>The attributes that the condition looks at.</summary>
    public abstract IEnumerable<DocumentPath> Paths { get; }

    protected static IEnumerable<DocumentPath> PathsOf(params IEnumerable<Operand> operands) =>
        operands.SelectMany(static operand =>
            operand switch
            {
                PathOperand path => (DocumentPath[])[path.Path],
                SizeOperand size => [size.Path],
                _ => [],
            }
        );
}

internal sealed record BothCondition(Condition Left, Condition Right) : Condition
{
    public override IEnumerable<DocumentPath> Paths => Left.Paths.Concat(Right.Paths);

    public override bool Holds(MapValue item) => Left.Holds(item) && Right.Holds(item);
}

internal sealed record EitherCondition(Condition Left, Condition Right) : Condition
{
    public override IEnumerable<DocumentPath> Paths => Left.Paths.Concat(Right.Paths);

    public override bool Holds(MapValue item) => Left.Holds(item) || Right.Holds(item);
}

internal sealed record NotCondition(Condition Inner) : Condition
{
    public override IEnumerable<DocumentPath> Paths => Inner.Paths;

    public override bool Holds(MapValue item) => !Inner.Holds(item);
}

internal sealed record Comparison(string Operator, Operand Left, Operand Right) : Condition
{
    public override IEnumerable<DocumentPath> Paths => PathsOf(Left, Right);

    public override bool Holds(MapValue item)
    {
        var (left, right) = (Left.In(item), Right.In(item));
        return Operator switch
        {
            "=" => left is not null && left == right,
            "<>" => left is null || left != right,
            "<" => ValueOrder.Compared(left, right) < 0,
            "<=" => ValueOrder.Compared(left, right) <= 0,
            ">" => ValueOrder.Compared(left, right) > 0,
            _ => ValueOrder.Compared(left, right) >= 0,
        };
    }
}

internal sealed record BetweenCondition(Operand Value, Operand Low, Operand High) : Condition
{
    public override IEnumerable<DocumentPath> Paths => PathsOf(Value, Low, High);

    public override bool Holds(MapValue item)
    {
        var value = Value.In(item);
        return ValueOrder.Compared(value, Low.In(item)) >= 0 && ValueOrder.Compared(value, High.In(item)) <= 0;
    }
}

internal sealed record InCondition(Operand Value, IReadOnlyList<Operand> Candidates) : Condition
{
    public override IEnumerable<DocumentPath> Paths => PathsOf(Candidates.Prepend(Value));

    public override bool Holds(MapValue item) =>
        Value.In(item) is { } value && Candidates.Any(candidate => candidate.In(item) == value);
}

internal sealed record ExistsCondition(DocumentPath Path, bool Wanted) : Condition
{
    public override IEnumerable<DocumentPath> Paths => [Path];

    public override bool Holds(MapValue item) => Path.Find(item) is not null == Wanted;
}

internal sealed record TypeCondition(DocumentPath Path, string Type) : Condition
{
    public override IEnumerable<DocumentPath> Paths => [Path];

    public override bool Holds(MapValue item) => Path.Find(item)?.Type == Type;
}

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
