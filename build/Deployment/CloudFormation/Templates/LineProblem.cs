namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>A mistake in a template. A class, since code for lists of values would be compiled in every run.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Text">What is wrong.</param>
internal sealed record LineProblem(int Line, string Text);
