namespace AiChef.Targets.Functions;

/// <summary>One Lambda function: everything that its template is generated from.</summary>
internal sealed record FunctionDeclaration
{
    /// <summary>What the file names of all functions' templates match, each star a function's name.</summary>
    internal const string TemplatePattern = $"*{TemplateEnding}";

    private const string TemplateEnding = "-lambda.yaml";

    /// <summary>
    /// Its name in lowercase letters, such as <c>session-create</c>. The project is
    /// <c>backend/functions/{name}/{name}.csproj</c>, the function on AWS <c>{namePrefix}-{name}</c>.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>What it does, as the end of a sentence: <c>creates sessions</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>The longest that one call may take, in whole seconds, 1 s to 15 min; 29 s by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(29);

    /// <summary>
    /// The memory in MB, 128 to 10,240, of a stack that is created without an environment; 512 by default. The build
    /// always gives the <c>memorySize</c> of the environment.
    /// </summary>
    public int MemorySize { get; init; } = 512;

    /// <summary>The methods of the API that call it. Each is permitted to, and nothing else of the API is.</summary>
    public IReadOnlyList<Route> Routes { get; init; } = [];

    /// <summary>
    /// Whether a task of the workflow calls it. The workflow's own role permits that; the template of the function says
    /// nothing of it.
    /// </summary>
    public bool IsWorkflowTask { get; init; }

    /// <summary>
    /// What it may do with the items of the sessions table; with any action it also gets the table's name as the
    /// variable <c>SESSIONS_TABLE</c>.
    /// </summary>
    public IReadOnlyList<TableAction> SessionActions { get; init; } = [];

    /// <summary>
    /// Whether it may start executions of the workflow and ask what became of them; then it also gets the workflow's
    /// ARN as the variable <c>STATE_MACHINE_ARN</c>.
    /// </summary>
    public bool StartsWorkflow { get; init; }

    /// <summary>
    /// The settings that it reads from the Parameter Store while it runs, by the last part of their paths, such as
    /// <c>log-level</c>. Each path is in a variable, such as <c>LOG_LEVEL_PARAMETER</c>.
    /// </summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Further parameters of its template.</summary>
    public IReadOnlyList<FunctionParameter> Parameters { get; init; } = [];

    /// <summary>The file name of its template in backend/infrastructure.</summary>
    public string TemplateFile => Name + TemplateEnding;
}
