-- How a chart is drawn and in which colours, which labels of the hierarchy it keeps to, and which sites may show it in a frame.
alter table organisation_chart
    -- only units with one of these labels are shown; none: all
    add column hierarchy_ids uuid[] not null default '{}',
    add column layout        text   not null default 'INDENTED' check (layout in ('INDENTED', 'TOP_DOWN')),
    add column theme         text   not null default 'PETROL' check (theme in ('PETROL', 'BLUE', 'GREEN', 'PLUM', 'GREY')),
    -- origins as browsers write them: https://www.example.dk
    add column embedded_in   text[] not null default '{}';
