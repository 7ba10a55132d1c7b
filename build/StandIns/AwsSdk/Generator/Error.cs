sealed record Error(string Name, string Code, List<Member> Members);
