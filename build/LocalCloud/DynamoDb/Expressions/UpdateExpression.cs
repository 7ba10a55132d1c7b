using AiChef.LocalCloud.DynamoDb.Values;

namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>
/// An update as a whole.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
/// </summary>
internal sealed record UpdateExpression(IReadOnlyList<Update> Updates)
{
    public static UpdateExpression None { get; } = new([]);

    public IEnumerable<DocumentPath> Paths => Updates.Select(static update => update.Path);

    public MapValue Apply(MapValue before)
    {
        var item = before;

        // items removed from a list are named by their places before the update, so the last goes first
        var ordered = Updates
            .Where(static update => update.Action != UpdateAction.Remove)
            .Concat(
                Updates
                    .Where(static update => update.Action == UpdateAction.Remove)
                    .OrderByDescending(static update => update.Path.Steps[^1].Index)
            );
        foreach (var update in ordered)
        {
            var value = update.Operand?.In(before);
            item = update.Action switch
            {
                UpdateAction.Set => Put(item, update.Path, value),
                UpdateAction.Remove => Put(item, update.Path, null),
                UpdateAction.Add => Put(item, update.Path, Added(update.Path.Find(before), value!)),
                _ => Deleted(item, update.Path, update.Path.Find(before), value!),
            };
        }

        return item;
    }

    private static MapValue Put(MapValue item, DocumentPath path, AttributeValue? value) =>
        path.Replace(item, value)
        ?? throw DynamoDbErrors.Validation("The document path provided in the update expression is invalid for update");

    private static AttributeValue Added(AttributeValue? known, AttributeValue added) =>
        (known, added) switch
        {
            (null, _) => added,
            (NumberValue a, NumberValue b) => new NumberValue(a.Number + b.Number),
            (SetValue a, SetValue b) when a.Kind == b.Kind => new SetValue(a.Kind, [.. a.Members.Union(b.Members)]),
            // in the legacy form only
            (ListValue a, ListValue b) => new ListValue([.. a.Items, .. b.Items]),
            _ => throw DynamoDbErrors.Validation("An operand in the update expression has an incorrect data type"),
        };

    private static MapValue Deleted(MapValue item, DocumentPath path, AttributeValue? known, AttributeValue removed)
    {
        if (known is null)
        {
            return item;
        }

        if (known is not SetValue set || removed is not SetValue gone || set.Kind != gone.Kind)
        {
            throw DynamoDbErrors.Validation("An operand in the update expression has an incorrect data type");
        }

        AttributeValue[] left = [.. set.Members.Where(member => !gone.Members.Contains(member))];
        return Put(item, path, left.Length == 0 ? null : new SetValue(set.Kind, left));
    }
}
