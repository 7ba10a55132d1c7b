using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>Reads update expressions.</summary>
internal sealed class UpdateParser(string text, Placeholders placeholders)
    : ExpressionParser("UpdateExpression", text, placeholders)
{
    private static readonly Dictionary<string, string> TypeNames = new(StringComparer.Ordinal)
    {
        ["S"] = "STRING",
        ["N"] = "NUMBER",
        ["B"] = "BINARY",
        ["BOOL"] = "BOOLEAN",
        ["NULL"] = "NULL",
        ["L"] = "LIST",
        ["M"] = "MAP",
        ["SS"] = "STRING_SET",
        ["NS"] = "NUMBER_SET",
        ["BS"] = "BINARY_SET",
    };

    private readonly UpdateBuilder _updates = new(static message => InvalidIn("UpdateExpression", message));

    public UpdateExpression Parse()
    {
        var sections = new HashSet<string>(StringComparer.Ordinal);
        while (!AtEnd)
        {
            var section = Current.ToUpperInvariant();
            if (section is not ("SET" or "REMOVE" or "ADD" or "DELETE"))
            {
                throw SyntaxError();
            }

            Take();
            if (!sections.Add(section))
            {
                throw Invalid($"The \"{section}\" section can only be used once in an update expression;");
            }

            do
            {
                _updates.Add(
                    section switch
                    {
                        "SET" => Assignment(),
                        "REMOVE" => new(UpdateAction.Remove, TakePath(), null),
                        "ADD" => new(
                            UpdateAction.Add,
                            TakePath(),
                            Operand("ADD", static value => value is NumberValue or SetValue)
                        ),
                        _ => new(UpdateAction.Delete, TakePath(), Operand("DELETE", static value => value is SetValue)),
                    }
                );
            } while (Takes(","));
        }

        return _updates.Update;
    }

    private Update Assignment()
    {
        var path = TakePath();
        Expect("=");
        var value = Value();
        return Current is "+" or "-"
            ? new(UpdateAction.Set, path, _updates.Sum(Take(), value, Value()))
            : new(UpdateAction.Set, path, value);
    }

    private UpdateOperand Value()
    {
        if (Takes("("))
        {
            var inner = Value();
            Expect(")");
            return inner;
        }

        if (IsValue)
        {
            return new ConstantUpdate(TakeValue());
        }

        return Next == "(" ? Function() : new PathUpdate(TakePath());
    }

    private UpdateOperand Function()
    {
        var name = Take();
        Expect("(");
        UpdateOperand made;
        switch (name)
        {
            case "if_not_exists":
                if (IsValue)
                {
                    throw Invalid("Operator or function requires a document path; operator or function: if_not_exists");
                }

                var path = TakePath();
                Expect(",");
                made = new DefaultUpdate(path, Value());
                break;
            case "list_append":
                var first = Value();
                Expect(",");
                made = _updates.Append(first, Value());
                break;
            default:
                throw Invalid($"Invalid function name; function: {name}");
        }

        Expect(")");
        return made;
    }

    private ConstantUpdate Operand(string action, Func<AttributeValue, bool> fits)
    {
        if (!IsValue)
        {
            throw SyntaxError();
        }

        var value = TakeValue();
        return fits(value)
            ? new ConstantUpdate(value)
            : throw Invalid(
                $"Incorrect operand type for operator or function; operator: {action}, "
                    + $"operand type: {TypeNames[value.Type]}, typeset: ALLOWED_FOR_{action}_OPERAND"
            );
    }
}
