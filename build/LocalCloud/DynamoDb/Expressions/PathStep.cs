namespace AiChef.LocalCloud.DynamoDb.Expressions;

/// <summary>One step of a path: a member of a map, or an item of a list.</summary>
internal readonly record struct PathStep(string? Name, int Index)
{
    public override string ToString() => Name ?? $"[{Index}]";
}
