"""What the figures say: projects and their phases, breakdowns, progress, a timeline."""
