using AiChef.LocalCloud.DynamoDb.Values;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>
/// Collects the actions of an update, of expressions and PartiQL alike, and refuses those that no item could take.
/// </summary>
// invalid: the error with a given text.
internal sealed class UpdateBuilder(Func<string, AwsException> invalid)
{
    private readonly List<Update> _updates = [];

    public UpdateExpression Update => new(_updates);

    public void Add(Update update)
    {
        foreach (var other in _updates.Select(static known => known.Path))
        {
            if (other.Overlaps(update.Path))
            {
                throw invalid(
                    "Two document paths overlap with each other; must remove or rewrite "
                        + $"one of these paths; path one: {other}, path two: {update.Path}"
                );
            }

            if (other.Conflicts(update.Path))
            {
                throw invalid(
                    "Two document paths conflict with each other; must remove or rewrite "
                        + $"one of these paths; path one: {other}, path two: {update.Path}"
                );
            }
        }

        _updates.Add(update);
    }

    // sign: plus or minus.
    public SumUpdate Sum(string sign, UpdateOperand left, UpdateOperand right) =>
        new(Summand(sign, left), Summand(sign, right), Subtracts: sign == "-");

    public AppendUpdate Append(UpdateOperand first, UpdateOperand second) => new(List(first), List(second));

    private UpdateOperand Summand(string sign, UpdateOperand operand) =>
        operand is ConstantUpdate { Value: not NumberValue and var value } ? throw WrongOperand(sign, value) : operand;

    private UpdateOperand List(UpdateOperand operand) =>
        operand is ConstantUpdate { Value: not ListValue and var value }
            ? throw WrongOperand("list_append", value)
            : operand;

    private AwsException WrongOperand(string name, AttributeValue value) =>
        invalid(
            $"Incorrect operand type for operator or function; operator or function: {name}, operand type: {value.Type}"
        );
}
