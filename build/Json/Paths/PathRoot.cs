namespace AiChef.Json.Paths;

/// <summary>What a path starts from: the state's input, the context object or a variable.</summary>
internal enum PathRoot
{
    Input,
    Context,
    Variable,
}
